package dev.missioncontrol.shell.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.WebStorage;
import dev.missioncontrol.shell.component.Glyph;
import java.util.Arrays;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The colour scheme a person chose. It is remembered in that browser's local storage, since it belongs to a screen and
 * not to an account.
 */
enum Appearance {
    LIGHT("Light", Glyph.SUN, ColorScheme.Value.LIGHT),
    DARK("Dark", Glyph.MOON, ColorScheme.Value.DARK),
    SYSTEM("Follow system", Glyph.MONITOR, ColorScheme.Value.SYSTEM);

    private static final String STORAGE_KEY = "mission-control.appearance";

    private final String label;
    private final Glyph glyph;
    private final ColorScheme.Value scheme;

    Appearance(String label, Glyph glyph, ColorScheme.Value scheme) {
        this.label = label;
        this.glyph = glyph;
        this.scheme = scheme;
    }

    String label() {
        return label;
    }

    Glyph glyph() {
        return glyph;
    }

    /** Shows the page in this scheme from now on, and remembers it. */
    void apply(UI ui) {
        ui.getPage().setColorScheme(scheme);
        WebStorage.setItem(ui, WebStorage.Storage.LOCAL_STORAGE, STORAGE_KEY, name());
    }

    /** Asks the browser what was chosen before; answers {@link #SYSTEM} when nothing (valid) was. */
    static void remembered(UI ui, Consumer<Appearance> answer) {
        WebStorage.getItem(ui, WebStorage.Storage.LOCAL_STORAGE, STORAGE_KEY, stored -> answer.accept(parse(stored)));
    }

    static Appearance parse(@Nullable String stored) {
        return Arrays.stream(values())
                .filter(value -> value.name().equals(stored))
                .findFirst()
                .orElse(SYSTEM);
    }

    /** Returns the script that applies the remembered choice while the page is still blank. */
    static String restoreScript() {
        return """
                (function () {
                  var root = document.documentElement;
                  var schemes = { LIGHT: ['light', 'light'], DARK: ['dark', 'dark'] };
                  var chosen = null;
                  try { chosen = schemes[localStorage.getItem('%s')]; } catch (blocked) { /* storage is off */ }
                  root.style.colorScheme = chosen ? chosen[0] : 'light dark';
                  if (chosen) root.setAttribute('theme', chosen[1]);
                })();
                """.formatted(STORAGE_KEY);
    }
}
