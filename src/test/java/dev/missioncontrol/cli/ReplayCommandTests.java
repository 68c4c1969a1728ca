package dev.missioncontrol.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReplayCommandTests {

    private static final String RUN = "3f2a91c0-0000-4000-8000-000000000001";
    private static final String MADE = "3f2a91c0-0000-4000-8000-000000000002";
    private static final String NOT_MADE = "3f2a91c0-0000-4000-8000-000000000003";

    private final Map<String, String> answers = Map.of(
            "/api/runs/" + RUN + "/replay",
            "{\"items\":[{\"id\":\"" + NOT_MADE + "\"},{\"id\":\"" + MADE + "\"}]}",
            "/api/agent-runs/" + MADE,
            "{\"run\":{\"state\":\"SUCCEEDED\"},\"report\":{\"role\":\"CODE\",\"agent\":\"codemod\","
                    + "\"verdict\":\"IDENTICAL\",\"sentence\":\"All 2 calls and the output are those recorded.\"}}",
            "/api/agent-runs/" + NOT_MADE,
            "{\"run\":{\"state\":\"FAILED\",\"role\":\"PLAN\",\"agent\":\"codemod\",\"error\":\"The worker died.\","
                    + "\"replay\":{\"of\":\"" + RUN + "\",\"mode\":\"strict\"}}}");

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void aServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String answer = answers.get(exchange.getRequestURI().getPath());
            byte[] body = String.valueOf(answer).getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(answer == null ? 404 : 200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void aReplayThatCouldNotBeMadeDoesNotHideTheOthers() {
        ClientRun run = ClientRun.of(
                "replay",
                RUN,
                "--url",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "--token",
                "sample");

        assertThat(run.out())
                .contains("PLAN by codemod: FAILED")
                .contains("The replay could not be made: The worker died.")
                .contains("CODE by codemod: IDENTICAL");
        assertThat(run.exitCode()).isEqualTo(1);
    }
}
