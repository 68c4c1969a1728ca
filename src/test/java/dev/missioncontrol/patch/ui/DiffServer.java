package dev.missioncontrol.patch.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import com.vaadin.flow.server.auth.DefaultMenuAccessControl;
import com.vaadin.flow.spring.SpringBootAutoConfiguration;
import com.vaadin.flow.spring.VaadinScopesConfig;
import com.vaadin.flow.spring.security.AuthenticationContext;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.shell.frame.MainLayout;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
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
import org.springframework.http.MediaType;
import org.springframework.web.servlet.function.RouterFunction;
import org.springframework.web.servlet.function.RouterFunctions;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * A server with one page that shows a diff, and nothing of the application around it but its frame: no database, no
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
class DiffServer {

    /** What the reader did, as the server heard of it. */
    static final List<String> HEARD = new CopyOnWriteArrayList<>();

    static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(DiffServer.class)
                .properties(
                        "server.port=0",
                        "server.address=127.0.0.1",
                        "vaadin.productionMode=true",
                        "spring.main.banner-mode=off",
                        "spring.config.location=optional:classpath:/none/")
                .run();
    }

    @Bean
    RouterFunction<ServerResponse> diffs() {
        return RouterFunctions.route()
                .GET(
                        "/diffs/{name}",
                        request -> ServerResponse.ok()
                                .contentType(MediaType.parseMediaType(DiffStream.MEDIA_TYPE))
                                .build((servletRequest, response) -> {
                                    DiffStream.write(
                                            SampleDiffs.named(request.pathVariable("name"))
                                                    .iterator(),
                                            response.getOutputStream());
                                    return null;
                                }))
                .GET(
                        "/diffs/{name}/files/{index}/{side}",
                        request -> ServerResponse.ok()
                                .contentType(new MediaType("text", "plain", StandardCharsets.UTF_8))
                                .body(SampleDiffs.side(request.pathVariable("side"))))
                .build();
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

    /** The page: a diff as a review shows it. */
    @PageTitle("Review")
    @Menu(title = "Patches", order = 3, icon = "glyph:file-diff")
    static final class Page extends Div implements BeforeEnterObserver {

        private static final long serialVersionUID = 1L;

        private final List<LineComment> comments = new ArrayList<>();
        private final DiffPane pane = new DiffPane();

        Page() {
            addClassName("page-fill");
            PageHeader header = new PageHeader("Rename Owner to Keeper", "acme/clinic · revision 2");
            header.setBesideTitle(new StatusBadge("Your turn", Tone.WARNING));
            pane.viewer().setCommentable(true);
            pane.viewer().addCommentListener(comment -> add(pane, comment));
            pane.viewer().addCommentDeletedListener(id -> remove(pane, id));
            pane.setViewedListener((path, ticked) -> HEARD.add("viewed " + path + " " + ticked));
            pane.setViewed(Set.of("docs/moved.md"));
            pane.show(
                    "diffs/mixed",
                    SampleDiffs.named("mixed").stream().map(DiffFile::summary).toList());
            add(header, pane);
        }

        /** With {@code ?findings}, policy has found something. */
        @Override
        public void beforeEnter(BeforeEnterEvent event) {
            if (event.getLocation().getQueryParameters().getParameters().containsKey("findings")) {
                pane.setFindings(SampleDiffs.findings());
            }
        }

        private void add(DiffPane pane, DiffViewer.NewComment comment) {
            if (comment.text().contains("refuse")) {
                throw Refusal.conflict("There is a newer revision.", "Comment there.");
            }
            comments.add(new LineComment(
                    "c" + comments.size(),
                    comment.path(),
                    comment.side(),
                    comment.line(),
                    "Ada Reviewer",
                    Instant.now(),
                    comment.text(),
                    true));
            HEARD.add("comment %s %s %d %s".formatted(comment.path(), comment.side(), comment.line(), comment.text()));
            pane.viewer().setComments(comments);
        }

        private void remove(DiffPane pane, String id) {
            comments.removeIf(comment -> comment.id().equals(id));
            HEARD.add("deleted " + id);
            pane.viewer().setComments(comments);
        }
    }
}
