package dev.missioncontrol.agent;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Collects what becomes a run's recording. */
final class RunRecorder {

    private final AgentRunId run;
    private final AgentRole role;
    private final Assignment assignment;
    private final Instant time;
    private final Map<String, @Nullable Object> configuration;
    private final String codeVersion;
    private final List<RecordedCall> calls = new ArrayList<>();
    private final TreeSet<Digest> policies = new TreeSet<>();

    RunRecorder(
            AgentRunId run,
            AgentRole role,
            Assignment assignment,
            Instant time,
            Map<String, @Nullable Object> configuration,
            String codeVersion) {
        this.run = run;
        this.role = role;
        this.assignment = assignment;
        this.time = time;
        this.configuration = configuration;
        this.codeVersion = codeVersion;
    }

    Instant time() {
        return time;
    }

    int nextNumber() {
        return calls.size() + 1;
    }

    void decidedBy(Digest pack) {
        policies.add(pack);
    }

    void add(RecordedCall call) {
        calls.add(call);
    }

    Recording succeeded(Map<String, @Nullable Object> output) {
        return ended(output, null);
    }

    Recording failed(String error) {
        return ended(null, error);
    }

    private Recording ended(@Nullable Map<String, @Nullable Object> output, @Nullable String error) {
        return new Recording(
                run,
                assignment.options().agent(),
                role,
                assignment,
                time,
                configuration,
                List.copyOf(policies),
                codeVersion,
                calls,
                output,
                error);
    }
}
