package dev.missioncontrol.bench;

import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.NewEntry;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** Entries like those of tool calls: most of what a ledger holds. */
final class LedgerWorkload {

    private static final Actor AGENT = Actor.agent("codemod");
    private static final AgentRunId RUN = AgentRunId.next();

    private final AtomicLong number = new AtomicLong();

    private record ToolCalled(String code) implements EntryType {}

    /** Returns the next; no two have the same payload. */
    NewEntry next() {
        long each = number.incrementAndGet();
        return new NewEntry(
                new ToolCalled("tool_call.finished"),
                AGENT,
                "Called read_file for src/main/java/demo/Part" + each + ".java",
                Map.of(
                        "agentRunId",
                        RUN,
                        "tool",
                        "read_file",
                        "arguments",
                        Map.of("path", "src/main/java/demo/Part" + each + ".java", "from", 1, "to", 200),
                        "resultDigest",
                        "%064x".formatted(each),
                        "millis",
                        each % 100));
    }
}
