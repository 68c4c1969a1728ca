package dev.missioncontrol.shell.frame;

import com.vaadin.flow.component.dependency.JsModule;
import com.vaadin.flow.component.dependency.NpmPackage;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.component.page.Viewport;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;

/** What is true of every page before any view is shown: server push, the theme, our own style sheet, the icon set. */
@Push
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("app.css")
@Viewport("width=device-width, initial-scale=1")
@NpmPackage(value = "@fontsource-variable/jetbrains-mono", version = "5.3.0")
@NpmPackage(value = "lucide-static", version = "1.62.0")
@JsModule("./shell/code-font.ts")
@JsModule("./shell/glyphs.ts")
public class AppShell implements AppShellConfigurator {

    private static final long serialVersionUID = 1L;

    /** The name shown in the page title and the navigation. */
    static final String APPLICATION_NAME = "Mission Control";

    @Override
    public void configurePage(AppShellSettings settings) {
        settings.setPageTitle(APPLICATION_NAME);
        settings.addFavIcon("icon", "logo.svg", "any");
        settings.addMetaTag("description", "Code changes that are approved, verified and proven.");
        // Before the first paint, so that a remembered dark scheme does not flash light.
        settings.addInlineWithContents(Appearance.restoreScript(), Inline.Wrapping.JAVASCRIPT);
    }
}
