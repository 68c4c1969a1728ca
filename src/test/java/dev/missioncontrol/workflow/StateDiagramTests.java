package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Makes {@code docs/states.md} from the table; run with {@code -Ddocs.write=true} after a change to it. */
class StateDiagramTests {

    private static final Path FILE = Path.of("docs/states.md");

    @Test
    void isTheTable() throws IOException {
        String made = page();
        if (Boolean.getBoolean("docs.write")) {
            Files.writeString(FILE, made);
        }
        assertThat(Files.readString(FILE))
                .as("docs/states.md is stale: run this test with -Ddocs.write=true")
                .isEqualTo(made);
    }

    private static String page() {
        var out = new StringBuilder("""
                # States of a workflow

                Made from the transition table in `dev.missioncontrol.workflow.Transitions` by a test; do not edit.

                ```mermaid
                stateDiagram-v2
                    [*] --> INGESTED: E_WORKFLOW_CREATED
                """);
        for (var row : Transitions.all()) {
            var to = row.to();
            if (to != null && to != row.from() && !isInterruption(row)) {
                out.append("    %s --> %s: %s%s%n"
                        .formatted(
                                row.from(), to, row.event(), row.fact() == Fact.NONE ? "" : " [" + row.fact() + "]"));
            }
        }
        out.append("    DONE --> [*]\n    CANCELLED --> [*]\n```\n\n");
        out.append("From any live state, beside the arrows above:\n\n| event | fact | leads to | from |\n");
        out.append("| --- | --- | --- | --- |\n");
        var interruptions = new LinkedHashMap<String, TreeSet<String>>();
        for (var row : Transitions.all()) {
            if (isInterruption(row)) {
                String to = row.from() == row.to() ? "the same state" : String.valueOf(row.to());
                interruptions
                        .computeIfAbsent(
                                "| `%s` | %s | %s |"
                                        .formatted(row.event(), row.fact() == Fact.NONE ? "" : row.fact(), to),
                                key -> new TreeSet<>())
                        .add(row.from().name());
            }
        }
        interruptions.forEach((row, from) ->
                out.append(row).append(' ').append(String.join(", ", from)).append(" |\n"));
        out.append("\nBack to the state it was interrupted in:\n\n| from | event |\n| --- | --- |\n");
        Transitions.all().stream()
                .filter(row -> row.to() == null)
                .forEach(row -> out.append("| %s | `%s` |%n".formatted(row.from(), row.event())));
        out.append("\nWhose move it is:\n\n| state | whose move |\n| --- | --- |\n");
        for (var state : WorkflowState.values()) {
            out.append("| %s | %s |%n".formatted(state, state.turn()));
        }
        return out.toString();
    }

    private static boolean isInterruption(Transitions.Transition row) {
        return switch (row.event()) {
            case E_CANCELLED, E_PAUSED, E_RESUMED, E_FAILED, E_POLICY_BLOCKED, E_BUDGET_EXHAUSTED -> true;
            default -> false;
        };
    }
}
