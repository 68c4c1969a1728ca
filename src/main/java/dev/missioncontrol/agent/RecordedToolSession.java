package dev.missioncontrol.agent;

import dev.missioncontrol.agent.RecordedCall.Failure;
import dev.missioncontrol.agent.RecordedCall.Kind;
import dev.missioncontrol.agent.RunJournal.Exchange;
import dev.missioncontrol.agent.RunJournal.Written;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/** The session of one run: asks policy before each call and records each after it. */
final class RecordedToolSession implements ToolSession {

    /** An answer beyond this is not kept, only its digest. */
    static final int MAX_ANSWER_BYTES = 32 << 20;

    private static final String LIVE = "live";

    private final Assignment assignment;
    private final AgentRunId run;
    private final String agent;
    private final RunJournal journal;
    private final ForgeReader forge;
    private final Policy policy;
    private final SessionBudget budget;
    private final RunRecorder recorder;
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
        WireRequest request = WireRequest.of(call);
        var facts = new LinkedHashMap<String, @Nullable Object>(request.facts());
        facts.put("request", request.digest());
        PolicyDecision decision = policy.enforce(question(call));
        facts.put("policy", decision.packHash());
        recorder.decidedBy(decision.packHash());
        if (!decision.allowed()) {
            facts.put("reasons", decision.reasons());
            var denial = new Failure(
                    "Policy does not let the agent use '" + tool + "': " + String.join(" ", decision.reasons()),
                    true,
                    false);
            Written entry = journal.toolCall(run(AgentEntry.TOOL_DENIED, "Policy denied " + tool, facts), List.of());
            record(entry, Kind.TOOL, tool, request, null, false, denial);
            throw denial.toException();
        }
        Deterministic.require(assignment, call);
        budget.chargeToolCall();
        T result;
        try {
            result = within(work);
        } catch (Exception e) {
            Failure failure = failure(e);
            facts.put("error", failure.message());
            Written entry = journal.toolCall(run(AgentEntry.TOOL_FAILED, tool + " failed", facts), List.of());
            record(entry, Kind.TOOL, tool, request, null, call.reproducible(), failure);
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        }
        facts.put("result", call.facts().apply(result));
        AnswerFormat<T> format = call.format();
        byte[] answer = format == null ? null : format.write(result);
        Digest digest = answer == null ? null : Digest.of(answer);
        facts.put("answer", digest);
        Written entry = journal.toolCall(
                run(AgentEntry.TOOL_CALLED, "Used " + tool, facts),
                kept("answer", tool, answer, format == null ? "" : format.mediaType()));
        Deterministic.requireKept(assignment, tool, entry.documents().get("answer"), digest, call.reproducible());
        record(entry, Kind.TOOL, tool, request, digest, call.reproducible(), null);
        return result;
    }

    @Override
    public byte[] model(ModelCall call, Callable<byte[]> wire) {
        WireRequest request = WireRequest.of(call);
        Deterministic.require(assignment, call);
        var facts = new LinkedHashMap<String, @Nullable Object>(request.facts());
        facts.put("request", request.digest());
        List<Exchange> asked = kept("requestDocument", call.model(), call.request(), "application/json");
        String callId = budget.chargeModelCall(call.atMost());
        byte[] answer;
        try {
            answer = within(wire);
        } catch (Exception e) {
            Failure failure = failure(e);
            facts.put("error", failure.message());
            facts.put("charged", facts(call.atMost()));
            Written entry =
                    journal.call(run(AgentEntry.MODEL_FAILED, "A call of " + call.model() + " failed", facts), asked);
            record(entry, Kind.MODEL, call.model(), request, null, false, failure);
            throw e instanceof RuntimeException unchecked ? unchecked : new AgentFailure(e.toString(), false, e);
        }
        ModelUse use = call.used().apply(answer);
        budget.settleModelCall(callId, use);
        Digest digest = Digest.of(answer);
        facts.put("charged", facts(use));
        facts.put("answer", digest);
        var documents = new java.util.ArrayList<>(asked);
        documents.addAll(kept("answer", call.model(), answer, "application/json"));
        Written entry = journal.call(run(AgentEntry.MODEL_CALLED, "Asked " + call.model(), facts), documents);
        Deterministic.requireKept(assignment, call.model(), entry.documents().get("answer"), digest, false);
        record(entry, Kind.MODEL, call.model(), request, digest, false, null);
        return answer;
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

    /** In the words that the run's own error has, so that a replay which fails alike says the same. */
    private static Failure failure(Exception e) {
        RuntimeException seen = e instanceof RuntimeException unchecked
                ? AgentFailure.of(unchecked)
                : new AgentFailure(e.toString(), false, e);
        return new Failure(
                AgentFailure.describe(seen),
                seen instanceof ToolDenied,
                seen instanceof AgentFailure failure && failure.isTransient());
    }

    private static List<Exchange> kept(String member, String name, byte @Nullable [] document, String mediaType) {
        return document == null || document.length > MAX_ANSWER_BYTES
                ? List.of()
                : List.of(new Exchange(member, name, mediaType, document));
    }

    private void record(
            Written entry,
            Kind kind,
            String name,
            WireRequest request,
            @Nullable Digest answer,
            boolean reproducible,
            @Nullable Failure failure) {
        recorder.add(new RecordedCall(
                recorder.nextNumber(),
                entry.index(),
                kind,
                name,
                request.facts(),
                request.digest(),
                entry.documents().get("requestDocument"),
                answer,
                entry.documents().get("answer"),
                reproducible,
                failure));
    }

    private RunJournal.Event run(AgentEntry type, String summary, Map<String, @Nullable Object> facts) {
        return new RunJournal.Event(assignment.workflow(), run, agent, type, summary, facts);
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
