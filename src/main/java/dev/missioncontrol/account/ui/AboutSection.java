package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import org.springframework.core.env.Environment;

/** Which version of what runs here. */
final class AboutSection extends Section {

    AboutSection(Environment environment) {
        addClassName("settings-section");
        var openApi = new Anchor("/api/openapi", "OpenAPI description");
        openApi.setRouterIgnore(true);
        add(new Facts()
                // Spring Boot takes it from the jar; there is none when the classes are run as they were compiled.
                .with("Mission Control", new Span(environment.getProperty("spring.application.version", "development")))
                .with("Java", new Span(Runtime.version().toString()))
                .with("REST API", openApi)
                .with("License", new Span("Apache-2.0")));
    }
}
