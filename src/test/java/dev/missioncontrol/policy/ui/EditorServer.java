package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.missioncontrol.policy.lint.Lint;
import dev.missioncontrol.policy.pack.PackSchema;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shell.frame.MainLayout;
import java.time.Instant;
import org.springframework.boot.autoconfigure.AutoConfigurationPackage;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.converter.autoconfigure.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.DispatcherServletAutoConfiguration;
import org.springframework.boot.webmvc.autoconfigure.WebMvcAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;

/**
 * A server with one page that edits a pack, and nothing of the application around it but its frame: no database, no
 * sign-in. It bears no stereotype, so that component scanning passes it by.
 */
@AutoConfigurationPackage(basePackages = "dev.missioncontrol.shell.frame")
@ImportAutoConfiguration({
    TomcatServletWebServerAutoConfiguration.class,
    DispatcherServletAutoConfiguration.class,
    WebMvcAutoConfiguration.class,
    HttpMessageConvertersAutoConfiguration.class,
    JacksonAutoConfiguration.class,
    SpringBootAutoConfiguration.class,
    VaadinScopesConfig.class
})
class EditorServer {

    static final String PACK = "version: 1\nname: pack\nmode: enforce\nactions:\n  push_branch: allow\n";

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(EditorServer.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "vaadin.productionMode=true",
                        "spring.main.banner-mode=off",
                        "spring.config.location=optional:classpath:/none/")
                .run();
    }

    @Bean
    VaadinServiceInitListener routes() {
        return event -> RouteConfiguration.forApplicationScope().setRoute("", Page.class, MainLayout.class);
    }

    @Bean
    AuthenticationContext authenticationContext() {
        return new AuthenticationContext();
    }

    @Bean
    DefaultMenuAccessControl menuAccessControl() {
        return new DefaultMenuAccessControl();
    }

    /** The page: an editor whose problems are those of lint. */
    @PageTitle("Draft")
    static final class Page extends Div {

        private static final long serialVersionUID = 1L;

        private final PolicyEditor editor = new PolicyEditor();
        private final ProblemList list = new ProblemList(problem -> editor.reveal(problem.line(), problem.column()));

        Page() {
            addClassName("page-fill");
            editor.setSchema(PackSchema.json());
            editor.setLabel("Policy pack");
            editor.setDraftKey("test");
            editor.setText(PACK);
            editor.setHeight("24rem");
            editor.addTextListener(this::check);
            add(editor, list);
        }

        private void check(String text, int version) {
            var problems = Lint.check(text, Scope.REPO, Instant.EPOCH).problems();
            editor.showProblems(version, problems);
            list.show(problems);
        }
    }
}
