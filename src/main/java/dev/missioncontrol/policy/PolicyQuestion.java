package dev.missioncontrol.policy;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is asked of policy: one kind for each point where it is enforced. Who asked for the run and the like is known. */
public sealed interface PolicyQuestion {

    /** Returns the workflow the act belongs to. */
    WorkflowId workflow();

    /** Returns where in the life of a workflow it is asked. */
    default Point point() {
        return switch (this) {
            case RunStart _ -> Point.RUN_START;
            case ToolCall _ -> Point.TOOL_CALL;
            case Revision _ -> Point.PATCH_SET;
            case Write _ -> Point.WRITE;
        };
    }

    /** The points where policy is enforced. */
    enum Point {
        /** A run starts. */
        RUN_START,
        /** An agent calls a tool. */
        TOOL_CALL,
        /** A sealed revision is proposed. */
        PATCH_SET,
        /** The WriteGate is about to write. */
        WRITE
    }

    /** May this workflow run? */
    record RunStart(WorkflowId workflow) implements PolicyQuestion {}

    /**
     * May this agent call this tool?
     *
     * @param workflow the workflow
     * @param run the agent's run
     * @param agent the agent's id
     * @param tool the tool's name
     * @param server the MCP server or integration that offers it; null for a tool of our own
     * @param endpoint the URL the call goes to; null when it goes nowhere
     * @param arguments the arguments, in canonical JSON's types
     */
    record ToolCall(
            WorkflowId workflow,
            AgentRunId run,
            String agent,
            String tool,
            @Nullable String server,
            @Nullable String endpoint,
            Map<String, @Nullable Object> arguments)
            implements PolicyQuestion {

        /** Copies the arguments. */
        public ToolCall {
            arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
        }
    }

    /** May the current revision of this PatchSet be proposed for approval? */
    record Revision(PatchSet patchSet) implements PolicyQuestion {

        @Override
        public WorkflowId workflow() {
            return patchSet.workflow();
        }
    }

    /** May this be done with the current, approved revision of this PatchSet: {@code push_branch}, {@code open_pr}? */
    record Write(PatchSet patchSet, String action) implements PolicyQuestion {

        @Override
        public WorkflowId workflow() {
            return patchSet.workflow();
        }
    }
}
