package dev.missioncontrol.agent;

import dev.missioncontrol.agent.RecordedCall.Failure.Cause;
import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The session of one run: asks policy before each call and records each after it. */
final class RecordedToolSession implements ToolSession {

    private static final Logger LOG = LoggerFactory.getLogger(RecordedToolSession.class);
    private static final String LIVE = "live";

    private final Assignment assignment;
    private final AgentRunId run;
    private final String agent;
    private final RunJournal journal;
    private final ForgeReader forge;
    private final Policy policy;
    private final SessionBudget budget;
    private final RunRecorder recorder;
    private final CallRecorder.Calls calls;
    private final ProgressPace pace;
    private boolean calling;

    RecordedToolSession(
            Assignment assignment,
            AgentRunId run,
            RunJournal journal,
            ForgeReader forge,
            Policy policy,
            SessionBudget budget,
            RunRecorder recorder) {
        this.assignment = assignment;
        this.run = run;
        this.agent = assignment.options().agent();
        this.journal = journal;
        this.forge = forge;
        this.policy = policy;
        this.budget = budget;
        this.recorder = recorder;
        this.calls = new CallRecorder.Calls(assignment, run, journal, recorder);
        this.pace = new ProgressPace();
    }

    @Override
    public AgentRunId run() {
        return run;
    }

    @Override
    public Instant time() {
        return recorder.time();
    }

    @Override
    public String sharing() {
        return LIVE;
    }

    @Override
    public List<TreeFile> listFiles(RepositoryId repository, CommitId commit) {
        return call(TreeListing.call(repository, commit), () -> forge.tree(repository, commit));
    }

    @Override
    public byte[] readBlob(RepositoryId repository, ObjectId blob, long maxBytes) {
        if (!calling) {
            throw new IllegalStateException("a file is read within a tool call only");
        }
        return forge.blob(repository, blob, maxBytes);
    }

    @Override
    public <T> T call(ToolCall<T> call, Callable<T> work) {
        String tool = call.tool().tool();
        CallRecorder record = calls.of(call);
        PolicyDecision decision = policy.enforce(question(call));
        record.decidedBy(decision.packHash());
        if (!decision.allowed()) {
            record.fact("reasons", decision.reasons());
            var denial = new ToolDenied(
                    "Policy does not let the agent use '" + tool + "': " + String.join(" ", decision.reasons()));
            record.denied(denial);
            throw denial;
        }
        admit(record, Cause.DETERMINISTIC, () -> Deterministic.require(assignment, call));
        admit(record, Cause.BUDGET, budget::chargeToolCall);
        AnswerFormat<T> format = call.format();
        T result;
        byte @Nullable [] answer;
        try {
            result = within(work);
            record.fact("result", checked(call.facts().apply(result)));
            answer = format == null ? null : format.write(result);
        } catch (Exception e) {
            record.failed(e);
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        }
        record.answered(answer, format == null ? "" : format.mediaType());
        return result;
    }

    @Override
    public byte[] model(ModelCall call, Callable<byte[]> wire) {
        CallRecorder record = calls.of(call);
        admit(record, Cause.DETERMINISTIC, () -> Deterministic.require(assignment, call));
        var charged = new AtomicReference<>("");
        admit(record, Cause.BUDGET, () -> charged.set(budget.chargeModelCall(call.atMost())));
        byte[] answer;
        try {
            answer = within(wire);
        } catch (Exception e) {
            record.fact("charged", facts(call.atMost()));
            record.failed(e);
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        }
        ModelUse use = use(call, answer);
        record.fact("charged", facts(use));
        try {
            record.answered(answer, "application/json");
        } finally {
            budget.settleModelCall(charged.get(), use);
        }
        return answer;
    }

    /** An answer that does not say what it used was billed all the same. */
    private static ModelUse use(ModelCall call, byte[] answer) {
        try {
            return call.used().apply(answer);
        } catch (RuntimeException e) {
            LOG.warn(
                    "the answer of {} does not say what it used; the most it could use stays charged", call.model(), e);
            return call.atMost();
        }
    }

    /** Lets the call pass, or writes down why it is not made. */
    private static void admit(CallRecorder record, Cause cause, Runnable check) {
        try {
            check.run();
        } catch (BudgetExhausted | AgentFailure e) {
            record.refused(e, cause);
            throw e;
        }
    }

    /** What cannot be written down fails here, where it is recorded, and not while it is. */
    private static Map<String, @Nullable Object> checked(Map<String, @Nullable Object> facts) {
        CanonicalJson.write(facts);
        return facts;
    }

    @Override
    public void progress(String doing, int done, int total) {
        if (pace.lets(doing, done, total)) {
            budget.countTime();
            journal.progress(assignment.workflow(), run, doing, done, total);
        }
    }

    private <T> T within(Callable<T> work) throws Exception {
        if (calling) {
            throw new IllegalStateException("a call was made within another: it could not be replayed");
        }
        calling = true;
        try {
            return work.call();
        } finally {
            calling = false;
        }
    }

    /** What the tool is used on is an argument like any other to policy. */
    private PolicyQuestion question(ToolCall<?> call) {
        Tool asked = call.tool();
        var seen = new LinkedHashMap<String, @Nullable Object>(call.arguments());
        seen.putIfAbsent("target", asked.target());
        return new PolicyQuestion.ToolCall(
                assignment.workflow(), run, agent, asked.tool(), asked.server(), asked.endpoint(), seen);
    }

    private static Map<String, @Nullable Object> facts(ModelUse use) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("tokens", use.tokens());
        facts.put("costMillis", use.costMillis());
        return facts;
    }
}
