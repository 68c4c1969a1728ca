package dev.missioncontrol.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ApiClientTests {

    private FakeServer server;

    @BeforeEach
    void start() throws IOException {
        server = new FakeServer();
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void readsAListingPageByPage() {
        server.answering(200, "application/json", "{\"items\":[1,2],\"next\":\"a b\"}")
                .answering(200, "application/json", "{\"items\":[3],\"next\":null}");

        assertThat(server.client().items(ApiPath.of("runs").with("q", "x&y"), 1_000))
                .hasSize(3);
        assertThat(server.paths())
                .containsExactly("/api/runs?q=x%26y&limit=200", "/api/runs?q=x%26y&limit=200&cursor=a%20b");
        assertThat(server.header("Authorization")).containsOnly("Bearer mc_test");
    }

    @Test
    void sendsARequestAgainUnderTheSameKeyWhenTheConnectionBreaks() {
        server.breaking().answering(201, "application/json", "{\"runId\":\"x\"}");

        assertThat(Json.text(server.client().post(ApiPath.of("ideas"), Map.of()), "runId"))
                .isEqualTo("x");
        List<String> keys = server.header("Idempotency-Key");
        assertThat(keys).hasSize(2);
        assertThat(keys.get(0)).isEqualTo(keys.get(1)).isNotEqualTo("null");
    }

    @Test
    void saysWhatTheServerSaysAndWhatToDo() {
        server.answering(
                400,
                "application/problem+json",
                "{\"detail\":\"There is no recipe 'x'.\",\"field\":\"options.recipes[0]\",\"remedy\":\"Choose one.\"}");

        Failure failure =
                catchThrowableOfType(Failure.class, () -> server.client().get(ApiPath.of("runs")));

        assertThat(failure).hasMessage("options.recipes[0]: There is no recipe 'x'.");
        assertThat(failure.remedy()).isEqualTo("Choose one.");
        assertThat(failure.exitCode()).isEqualTo(Failure.REFUSED);
    }

    @Test
    void saysHowToSignInWhenTheTokenIsNoGood() {
        server.answering(401, "application/problem+json", "{\"detail\":\"The token has expired.\"}");

        Failure failure =
                catchThrowableOfType(Failure.class, () -> server.client().get(ApiPath.of("runs")));

        assertThat(failure).hasMessage("The token has expired.");
        assertThat(failure.remedy()).contains("missionctl login --url " + server.address());
    }

    @Test
    void doesNotTakeSomeOtherServersPageForAnAnswer() {
        server.answering(200, "text/html", "<html>").answering(502, "text/html", "<html>");

        assertThatThrownBy(() -> server.client().get(ApiPath.of("runs")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("not JSON");
        assertThatThrownBy(() -> server.client().get(ApiPath.of("runs")))
                .isInstanceOf(Failure.class)
                .hasMessageContaining("502");
    }

    @Test
    void saysThatTheServerIsNotRunning() {
        ApiClient client = server.client();
        server.close();

        Failure failure = catchThrowableOfType(Failure.class, () -> client.get(ApiPath.of("runs")));

        assertThat(failure.exitCode()).isEqualTo(Failure.UNREACHABLE);
        assertThat(failure.remedy()).contains("./missionctl up");
    }

    @Test
    void goesOnFromTheLastEventWhenAStreamBreaks() {
        server.answering(
                        200,
                        "text/event-stream",
                        "id:0\nevent:a\ndata:{\"n\":0}\n\n: heartbeat\n\nid:1\ndata:{\"n\":1}\n\nid:2\nda")
                .breaking()
                .answering(200, "text/event-stream", "id: 2\ndata: {\ndata: \"n\":2}\n\nid:3\ndata:{\"n\":3}\n\n");
        List<Long> seen = new ArrayList<>();

        new EventStream(server.client(), ApiPath.of("runs", "x", "stream")).follow(event -> {
            seen.add(Json.number(event.data(), "n"));
            return seen.size() < 4;
        });

        assertThat(seen).containsExactly(0L, 1L, 2L, 3L);
        assertThat(server.header("Last-Event-ID")).containsExactly("null", "1", "1");
    }
}
