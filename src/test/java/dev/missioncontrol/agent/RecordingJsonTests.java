package dev.missioncontrol.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.agent.Assignment.Feedback;
import dev.missioncontrol.agent.RecordedCall.Failure;
import dev.missioncontrol.agent.RecordedCall.Failure.Cause;
import dev.missioncontrol.agent.RecordedCall.Kind;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Recordings as documents, also those of the first form. */
class RecordingJsonTests {

    @Test
    void readsWhatItWrote() {
        for (Cause cause : Cause.values()) {
            byte[] document = RecordingJson.write(failed(cause));

            Recording read = RecordingJson.read(document);

            assertThat(RecordingJson.write(read)).isEqualTo(document);
            assertThat(read.form().number()).isEqualTo(2);
            assertThat(read.calls())
                    .singleElement()
                    .extracting(RecordedCall::failure)
                    .isEqualTo(failure(cause));
            assertThat(read.keepsAssignment()).isTrue();
            assertThat(read.keepsOutput()).isTrue();
            assertThat(read.failedWith("Not today.")).isTrue();
        }
    }

    @Test
    void readsTheFirstForm() {
        String document = text(failed(Cause.POLICY))
                .replace("mission-control-recording/2", "mission-control-recording/1")
                .replace("\"cause\":\"POLICY\"", "\"denied\":true")
                .replaceAll("\"(assignment|error)Digest\":\"[0-9a-f]{64}\",", "");
        assertThat(document).doesNotContain("assignmentDigest").doesNotContain("errorDigest");

        Recording read = RecordingJson.read(document.getBytes(StandardCharsets.UTF_8));

        assertThat(read.form().number()).isEqualTo(1);
        assertThat(read.calls())
                .singleElement()
                .extracting(RecordedCall::failure)
                .isEqualTo(failure(Cause.POLICY));
        assertThat(read.keepsAssignment()).isTrue();
        assertThat(read.failedWith("Not today.")).isTrue();
        assertThat(read.failedWith("Never.")).isFalse();
    }

    @Test
    void ofTheFirstFormItSeesThatAnOptionWasTakenOut() {
        String document = text(failed(Cause.CALL))
                .replace("mission-control-recording/2", "mission-control-recording/1")
                .replace("colour", "[redacted]");

        assertThat(RecordingJson.read(document.getBytes(StandardCharsets.UTF_8)).keepsAssignment())
                .isFalse();
    }

    @Test
    void seesWhatWasTakenOut() {
        Recording whole = succeeded();

        Recording asked = read(text(whole).replace("Make it short", "Make it [redacted]"));
        Recording answered = read(text(whole).replace("a warning", "[redacted]"));
        Recording failed = read(text(failed(Cause.CALL)).replace("Not today.", "[redacted]"));

        assertThat(List.of(asked.keepsAssignment(), asked.keepsOutput())).containsExactly(false, true);
        assertThat(List.of(answered.keepsAssignment(), answered.keepsOutput())).containsExactly(true, false);
        assertThat(answered.outputDigest()).isEqualTo(whole.outputDigest());
        assertThat(failed.failedWith("Not today.")).isTrue();
        assertThat(failed.failedWith("[redacted]")).isTrue();
        assertThat(failed.failedWith("Never.")).isFalse();
        assertThat(failed.failedWith(null)).isFalse();
    }

    @Test
    void refusesAFormItDoesNotKnow() {
        assertThatThrownBy(() -> read(text(succeeded()).replace("recording/2", "recording/3")))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("its format is 'mission-control-recording/3'");
    }

    private static Recording read(String document) {
        return RecordingJson.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static String text(Recording recording) {
        return new String(RecordingJson.write(recording), StandardCharsets.UTF_8);
    }

    private static Recording succeeded() {
        return recording(List.of(), Map.of("warnings", List.of("a warning")), null);
    }

    private static Recording failed(Cause cause) {
        Digest digest = Digest.of("asked");
        var call = new RecordedCall(
                1, 7, Kind.TOOL, "look", Map.of("tool", "look"), digest, null, null, null, false, failure(cause));
        return recording(List.of(call), null, "Not today.");
    }

    private static Failure failure(Cause cause) {
        return new Failure("Not today.", cause, false);
    }

    @SuppressWarnings("NullAway") // the compact constructor of a record loses the annotations within its parameters
    private static Recording recording(
            List<RecordedCall> calls, @Nullable Map<String, @Nullable Object> output, @Nullable String error) {
        var assignment = new Assignment(
                new WorkflowId(UUID.randomUUID()),
                "Change the wording",
                "Change the wording",
                List.of(),
                new AgentOptions(
                        "codemod",
                        List.of(new AgentOptions.RecipeUse("find-and-replace", Map.of("find", "colour"))),
                        null),
                List.of(new Feedback("shop", 1, "alice", "Make it short")),
                Instant.EPOCH,
                false);
        return new Recording(
                AgentRunId.next(),
                "codemod",
                AgentRole.CODE,
                assignment,
                Instant.EPOCH,
                Map.of("maxFiles", 10),
                List.of(),
                "development",
                calls,
                output,
                error);
    }
}
