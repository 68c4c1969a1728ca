package dev.missioncontrol.agent.replay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.AgentRole;
import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.ModelCall;
import dev.missioncontrol.agent.ModelUse;
import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.RecordedCall.Kind;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.WireRequest;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Which recorded call a call that differs is compared with. */
class RecordedCallsTests {

    private final Map<Digest, byte[]> documents = new HashMap<>();
    private final Map<Digest, Integer> reads = new HashMap<>();

    @Test
    void readsEachRequestOnceToFindTheMostSimilarAndOnceToShowIt() {
        List<RecordedCall> recorded = new ArrayList<>();
        for (int i = 1; i <= 100; i++) {
            recorded.add(recorded(i, "small", conversation(i, "colour")));
        }
        RecordedCalls calls = calls(recorded);

        for (int i = 1; i <= 100; i++) {
            RecordedCalls.Match match = calls.next(Kind.MODEL, "small", request("small", conversation(i, "color")));
            assertThat(Objects.requireNonNull(match.recorded()).number()).isEqualTo(i);
            assertThat(Objects.requireNonNull(match.divergence()).nearest()).isNull();
        }

        assertThat(reads).hasSize(100);
        assertThat(reads.values()).allMatch(times -> times <= 2);
    }

    @Test
    void takesTheMostSimilarOfThoseNearItsPlace() {
        RecordedCalls calls = calls(List.of(
                recorded(1, "small", conversation(1, "a")),
                recorded(2, "small", "[\"something\",\n\"else\"]"),
                recorded(3, "small", conversation(3, "b"))));

        calls.next(Kind.MODEL, "small", request("small", conversation(1, "a")));
        RecordedCalls.Match match = calls.next(Kind.MODEL, "small", request("small", conversation(3, "c")));

        assertThat(Objects.requireNonNull(match.recorded()).number()).isEqualTo(3);
        assertThat(Objects.requireNonNull(match.divergence()).nearest()).isEqualTo(3);
    }

    @Test
    void neverTakesACallOfAnotherModelOrATool() {
        RecordedCalls calls = calls(List.of(recorded(1, "small", conversation(1, "a"))));

        assertThat(calls.next(Kind.MODEL, "large", request("large", conversation(1, "a")))
                        .recorded())
                .isNull();
        assertThat(calls.next(Kind.TOOL, "small", request("small", conversation(1, "b")))
                        .recorded())
                .isNull();
    }

    private static String conversation(int messages, String word) {
        var text = new StringBuilder("[");
        for (int i = 0; i < messages; i++) {
            text.append("\"message ").append(i).append("\",");
        }
        return text.append('"').append(word).append("\"]").toString();
    }

    private static WireRequest request(String model, String body) {
        return WireRequest.of(new ModelCall(
                model,
                "https://models.example.org",
                body.getBytes(StandardCharsets.UTF_8),
                new ModelUse(1, 1),
                answer -> new ModelUse(1, 1)));
    }

    private RecordedCall recorded(int number, String model, String body) {
        byte[] document = body.getBytes(StandardCharsets.UTF_8);
        documents.put(Digest.of(document), document);
        WireRequest request = request(model, body);
        return new RecordedCall(
                number,
                number,
                Kind.MODEL,
                model,
                request.facts(),
                request.digest(),
                Digest.of(document),
                Digest.of("answer"),
                Digest.of("answer"),
                false,
                null);
    }

    private RecordedCalls calls(List<RecordedCall> recorded) {
        var assignment = new Assignment(
                new WorkflowId(UUID.randomUUID()),
                "",
                "",
                List.of(),
                new AgentOptions("codemod", List.of(), null),
                List.of(),
                Instant.EPOCH,
                false);
        var recording = new Recording(
                AgentRunId.next(),
                "codemod",
                AgentRole.CODE,
                assignment,
                Instant.EPOCH,
                Map.of(),
                List.of(),
                "development",
                recorded,
                Map.of(),
                null);
        return new RecordedCalls(recording, digest -> {
            reads.merge(digest, 1, Integer::sum);
            return Optional.ofNullable(documents.get(digest));
        });
    }
}
