package dev.missioncontrol.agent;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The session of one run: asks policy before each call and writes each down after it. */
final class RecordedToolSession implements ToolSession {

    private static final long PROGRESS_INTERVAL_NANOS = 200_000_000L;

    private final WorkflowId workflow;
    private final AgentRunId run;
    private final String agent;
    private final RunJournal journal;
    private final ForgeReader forge;
    private final Policy policy;
    private final SessionBudget budget;
    private String lastDoing = "";
    private long lastProgress;

    RecordedToolSession(
            WorkflowId workflow,
            AgentRunId run,
            String agent,
            RunJournal journal,
            ForgeReader forge,
            Policy policy,
            SessionBudget budget) {
        this.workflow = workflow;
        this.run = run;
        this.agent = agent;
        this.journal = journal;
        this.forge = forge;
        this.policy = policy;
        this.budget = budget;
    }

    @Override
    public AgentRunId run() {
        return run;
    }

    @Override
    public List<TreeFile> listFiles(RepositoryId repository, CommitId commit) {
        return call(
                "list_files",
                repository.toString(),
                Map.of("commit", commit),
                () -> forge.tree(repository, commit),
                files -> Map.of("files", files.size()));
    }

    @Override
    public byte[] readBlob(RepositoryId repository, ObjectId blob, long maxBytes) {
        return forge.blob(repository, blob, maxBytes);
    }

    @Override
    public <T> T call(
            Tool asked,
            Map<String, @Nullable Object> arguments,
            Callable<T> call,
            Function<T, Map<String, @Nullable Object>> recorded) {
        String tool = asked.tool();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("tool", tool);
        facts.put("target", asked.target());
        facts.put("server", asked.server());
        facts.put("endpoint", asked.endpoint());
        facts.put("arguments", arguments);
        var decision = policy.enforce(question(asked, arguments));
        facts.put("policy", decision.packHash());
        if (!decision.allowed()) {
            facts.put("reasons", decision.reasons());
            journal.toolCall(workflow, run, agent, AgentEntry.TOOL_DENIED, "Policy denied " + tool, facts);
            throw new ToolDenied(
                    "Policy does not let the agent use '" + tool + "': " + String.join(" ", decision.reasons()));
        }
        budget.chargeToolCall();
        T result;
        try {
            result = call.call();
        } catch (Exception e) {
            facts.put("error", String.valueOf(e.getMessage()));
            journal.toolCall(workflow, run, agent, AgentEntry.TOOL_FAILED, tool + " failed", facts);
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        }
        facts.put("result", recorded.apply(result));
        journal.toolCall(workflow, run, agent, AgentEntry.TOOL_CALLED, "Used " + tool, facts);
        return result;
    }

    /** What the tool is used on is an argument like any other to policy. */
    private PolicyQuestion question(Tool asked, Map<String, @Nullable Object> arguments) {
        var seen = new LinkedHashMap<String, @Nullable Object>(arguments);
        seen.putIfAbsent("target", asked.target());
        return new PolicyQuestion.ToolCall(workflow, run, agent, asked.tool(), asked.server(), asked.endpoint(), seen);
    }

    @Override
    public <T> T model(
            String model,
            ModelUse atMost,
            Map<String, @Nullable Object> arguments,
            Callable<T> call,
            Function<T, ModelUse> used) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("model", model);
        facts.put("arguments", arguments);
        String callId = budget.chargeModelCall(atMost);
        T answer;
        try {
            answer = call.call();
        } catch (Exception e) {
            facts.put("error", String.valueOf(e.getMessage()));
            facts.put("charged", facts(atMost));
            journal.call(workflow, run, agent, AgentEntry.MODEL_FAILED, "A call of " + model + " failed", facts);
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        }
        ModelUse use = used.apply(answer);
        budget.settleModelCall(callId, use);
        facts.put("charged", facts(use));
        journal.call(workflow, run, agent, AgentEntry.MODEL_CALLED, "Asked " + model, facts);
        return answer;
    }

    private static Map<String, @Nullable Object> facts(ModelUse use) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("tokens", use.tokens());
        facts.put("costMillis", use.costMillis());
        return facts;
    }

    @Override
    public void progress(String doing, int done, int total) {
        long now = System.nanoTime();
        if (doing.equals(lastDoing) && done < total && now - lastProgress < PROGRESS_INTERVAL_NANOS) {
            return;
        }
        lastDoing = doing;
        lastProgress = now;
        budget.countTime();
        journal.progress(workflow, run, doing, done, total);
    }
}
