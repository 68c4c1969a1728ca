package dev.missioncontrol.agent;

import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An agent's only way to see or do anything: each call is asked of policy, counted against the budget and recorded, with
 * what was asked and what came back, so that the run can be replayed (I4). Calls are made one after the other, none
 * within another.
 */
public interface ToolSession {

    /** Returns the run this session belongs to. */
    AgentRunId run();

    /**
     * Returns the one time that the agent may know. It stands still during a run: a deterministic run has the time at
     * which it was asked for, a replay that of the run it repeats.
     */
    Instant time();

    /**
     * Returns within which runs an agent may reuse what it has computed before. A replay has a value of its own, so that
     * it computes anew.
     */
    String sharing();

    /**
     * What a call is about, as policy sees it.
     *
     * @param tool the tool's name
     * @param target what it is used on; policy sees it as the argument {@code target}
     * @param server the MCP server or integration that offers the tool; null for a tool of our own
     * @param endpoint the URL the call goes to; null when it goes nowhere
     */
    record Tool(
            String tool,
            String target,
            @Nullable String server,
            @Nullable String endpoint) {

        /** A tool of our own. */
        public Tool(String tool, String target) {
            this(tool, target, null, null);
        }
    }

    /** Lists the files of a repository at a commit, by path. */
    List<TreeFile> listFiles(RepositoryId repository, CommitId commit);

    /** Reads a file's bytes, as part of the tool call it serves and only within one: it is not recorded by itself. */
    byte[] readBlob(RepositoryId repository, ObjectId blob, long maxBytes);

    /**
     * Makes a tool call.
     *
     * @param call what is asked
     * @param work the call itself; not made when a replay has the answer
     * @throws ToolDenied when policy denies it
     */
    <T> T call(ToolCall<T> call, Callable<T> work);

    /** Makes a tool call that cannot be replayed, so that a deterministic run may not make it. */
    default <T> T call(
            Tool tool,
            Map<String, @Nullable Object> arguments,
            Callable<T> work,
            Function<T, Map<String, @Nullable Object>> facts) {
        return call(ToolCall.unreplayable(tool, arguments, facts), work);
    }

    /** Makes a call of a tool of our own that cannot be replayed. */
    default <T> T call(
            String tool,
            String target,
            Map<String, @Nullable Object> arguments,
            Callable<T> work,
            Function<T, Map<String, @Nullable Object>> facts) {
        return call(new Tool(tool, target), arguments, work, facts);
    }

    /**
     * Makes a call of a language model.
     *
     * @param call what is asked
     * @param wire sends the request and returns the answer's body; not called when a replay has the answer
     * @return the answer's body
     */
    byte[] model(ModelCall call, Callable<byte[]> wire);

    /** Tells people how far the work is: {@code done} of {@code total} steps; total 0 when unknown. */
    void progress(String doing, int done, int total);
}
