package dev.missioncontrol.shell;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Ends the server as soon as it has started and served a first page, so that the JVM can write down what that took
 * ({@code -XX:AOTCacheOutput}) and be quicker the next time. Everything is stopped in order, the embedded database too.
 */
@Component
@ConditionalOnBooleanProperty("missioncontrol.training-run")
class TrainingRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainingRun.class);
    private static final List<String> PATHS = List.of("/", "/login", "/api/health/readiness");

    @EventListener
    void servePagesAndStop(ApplicationReadyEvent ready) {
        ConfigurableApplicationContext context = ready.getApplicationContext();
        Thread.ofPlatform().name("training-run").start(() -> {
            if (context instanceof WebServerApplicationContext server && server.getWebServer() != null) {
                request(server.getWebServer().getPort());
            }
            System.exit(SpringApplication.exit(context));
        });
    }

    private static void request(int port) {
        try (HttpClient client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NORMAL)
                .connectTimeout(Duration.ofSeconds(5))
                .build()) {
            for (String path : PATHS) {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                        .timeout(Duration.ofSeconds(20))
                        .build();
                int status = client.send(request, HttpResponse.BodyHandlers.discarding())
                        .statusCode();
                LOG.info("{} answers {}", path, status);
            }
        } catch (IOException e) {
            LOG.warn("The training run could not be asked for its pages", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
