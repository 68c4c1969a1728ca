package dev.missioncontrol.bench.bare;

import com.vaadin.flow.router.RouteConfiguration;
import com.vaadin.flow.server.VaadinServiceInitListener;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import javax.sql.DataSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * One page that shows one value from the database. It bears no stereotype and no route annotation, so that the
 * application's own scans, which see the test class path too, do not take it in.
 */
@EnableAutoConfiguration
public class BareApplication {

    /**
     * Starts it; with {@code --training-run} it ends once it has served its page, so that the JVM can write down what
     * that took.
     *
     * @param arguments command line properties, {@code --home=DIRECTORY} among them
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        var context = SpringApplication.run(BareApplication.class, arguments);
        if (context.getEnvironment().containsProperty("training-run")
                && context instanceof WebServerApplicationContext server
                && server.getWebServer() != null) {
            serve(server.getWebServer().getPort());
            System.exit(SpringApplication.exit(context));
        }
    }

    private static void serve(int port) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            for (String path : new String[] {"/", "/api/health/readiness"}) {
                client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.discarding());
            }
        }
    }

    @Bean(destroyMethod = "close")
    EmbeddedPostgres postgres(@Value("${home}") Path home) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(home.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(home.resolve("pg-runtime").toFile())
                .setRegisterShutdownHook(false)
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .start();
    }

    @Bean
    DataSource dataSource(EmbeddedPostgres postgres) {
        return postgres.getPostgresDatabase();
    }

    @Bean
    VaadinServiceInitListener routes() {
        return event -> RouteConfiguration.forApplicationScope().setRoute("", BareView.class);
    }

    /** Gives the page its database. */
    @Bean
    BareView.Clock clock(JdbcClient jdbc) {
        return () -> jdbc.sql("select now()::text").query(String.class).single();
    }
}
