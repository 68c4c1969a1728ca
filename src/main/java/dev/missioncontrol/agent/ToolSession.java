package dev.missioncontrol.agent;

import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * An agent's only way to see or do anything: each call is asked of policy, counted against the budget and recorded in
 * the ledger (I4).
 */
public interface ToolSession {

    /** Returns the run this session belongs to. */
    dev.missioncontrol.shared.AgentRunId run();

    /** Lists the files of a repository at a commit. */
    List<TreeFile> listFiles(RepositoryId repository, CommitId commit);

    /** Reads a file's bytes; not recorded one by one, but as part of the tool call it serves. */
    byte[] readBlob(RepositoryId repository, ObjectId blob, long maxBytes);

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
            @Nullable String endpoint) {}

    /**
     * Makes a tool call.
     *
     * @param tool what it is about
     * @param arguments its arguments, in canonical JSON's types
     * @param call the call itself
     * @param recorded what the ledger keeps of the result, in canonical JSON's types
     * @throws ToolDenied when policy denies it
     */
    <T> T call(
            Tool tool,
            Map<String, @Nullable Object> arguments,
            Callable<T> call,
            Function<T, Map<String, @Nullable Object>> recorded);

    /** Makes a call of a tool of our own. */
    default <T> T call(
            String tool,
            String target,
            Map<String, @Nullable Object> arguments,
            Callable<T> call,
            Function<T, Map<String, @Nullable Object>> recorded) {
        return call(new Tool(tool, target, null, null), arguments, call, recorded);
    }

    /**
     * Makes a call of a language model.
     *
     * @param model the model's name
     * @param atMost what the call can use at most: it is made only when the budgets have room for that. It is what a
     *     call that fails is charged, for it may have been billed
     * @param arguments what the ledger keeps of the request, in canonical JSON's types
     * @param call the call itself
     * @param used what the answer says the call has used
     */
    <T> T model(
            String model,
            ModelUse atMost,
            Map<String, @Nullable Object> arguments,
            Callable<T> call,
            Function<T, ModelUse> used);

    /** Tells people how far the work is: {@code done} of {@code total} steps; total 0 when unknown. */
    void progress(String doing, int done, int total);
}
