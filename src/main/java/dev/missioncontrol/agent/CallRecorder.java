package dev.missioncontrol.agent;

import dev.missioncontrol.agent.RecordedCall.Failure;
import dev.missioncontrol.agent.RecordedCall.Failure.Cause;
import dev.missioncontrol.agent.RecordedCall.Kind;
import dev.missioncontrol.agent.RunJournal.Exchange;
import dev.missioncontrol.agent.RunJournal.Written;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes one call down, however it ends: an entry in the ledger and a call in the recording, so that a replay meets the same
 * end at the same place.
 */
final class CallRecorder {

    /** An answer beyond this is not kept, only its digest. */
    static final int MAX_ANSWER_BYTES = 32 << 20;

    private final Assignment assignment;
    private final AgentRunId run;
    private final RunJournal journal;
    private final RunRecorder recorder;
    private final Kind kind;
    private final String name;
    private final WireRequest request;
    private final boolean reproducible;
    private final List<Exchange> asked;
    private final Map<String, @Nullable Object> facts;

    private CallRecorder(
            Assignment assignment,
            AgentRunId run,
            RunJournal journal,
            RunRecorder recorder,
            Kind kind,
            String name,
            WireRequest request,
            boolean reproducible) {
        this.assignment = assignment;
        this.run = run;
        this.journal = journal;
        this.recorder = recorder;
        this.kind = kind;
        this.name = name;
        this.request = request;
        this.reproducible = reproducible;
        this.asked = kept("requestDocument", request.body(), "application/json");
        this.facts = new LinkedHashMap<>(request.facts());
        facts.put("request", request.digest());
    }

    /** Opens the calls of a run for writing. */
    record Calls(Assignment assignment, AgentRunId run, RunJournal journal, RunRecorder recorder) {

        CallRecorder of(ToolCall<?> call) {
            return new CallRecorder(
                    assignment,
                    run,
                    journal,
                    recorder,
                    Kind.TOOL,
                    call.tool().tool(),
                    WireRequest.of(call),
                    call.reproducible());
        }

        CallRecorder of(ModelCall call) {
            return new CallRecorder(
                    assignment, run, journal, recorder, Kind.MODEL, call.model(), WireRequest.of(call), false);
        }
    }

    /** Adds to what the entry says. */
    void fact(String name, @Nullable Object value) {
        facts.put(name, value);
    }

    /** Notes which pack has decided on the call. */
    void decidedBy(Digest pack) {
        facts.put("policy", pack);
        recorder.decidedBy(pack);
    }

    /** Writes down that policy denied the call. */
    void denied(ToolDenied denial) {
        Written entry = journal.toolCall(event(AgentEntry.TOOL_DENIED, "Policy denied " + name), asked);
        add(entry, null, failure(denial, Cause.POLICY));
    }

    /** Writes down that the call was not made. */
    void refused(RuntimeException why, Cause cause) {
        Failure failure = failure(why, cause);
        facts.put("error", failure.message());
        facts.put("refusedBy", cause);
        AgentEntry type = kind == Kind.TOOL ? AgentEntry.TOOL_REFUSED : AgentEntry.MODEL_REFUSED;
        add(journal.call(event(type, "A call of " + name + " was not made"), asked), null, failure);
    }

    /** Writes down that the call failed. */
    void failed(Exception thrown) {
        RuntimeException seen = thrown instanceof RuntimeException unchecked
                ? unchecked
                : new AgentFailure(thrown.toString(), false, thrown);
        Failure failure = failure(seen, seen instanceof ToolDenied ? Cause.POLICY : Cause.CALL);
        facts.put("error", failure.message());
        Written entry = kind == Kind.TOOL
                ? journal.toolCall(event(AgentEntry.TOOL_FAILED, name + " failed"), asked)
                : journal.call(event(AgentEntry.MODEL_FAILED, "A call of " + name + " failed"), asked);
        add(entry, null, failure);
    }

    /**
     * Writes down what came.
     *
     * @param answer the answer as it came; null when it has no form that can be written down
     * @throws AgentFailure when the run is to be deterministic, and the answer could not be kept as it came
     */
    void answered(byte @Nullable [] answer, String mediaType) {
        Digest digest = answer == null ? null : Digest.of(answer);
        facts.put("answer", digest);
        var documents = new ArrayList<>(asked);
        documents.addAll(kept("answer", answer, mediaType));
        Written entry = kind == Kind.TOOL
                ? journal.toolCall(event(AgentEntry.TOOL_CALLED, "Used " + name), documents)
                : journal.call(event(AgentEntry.MODEL_CALLED, "Asked " + name), documents);
        AgentFailure notKept =
                Deterministic.notKept(assignment, name, entry.documents().get("answer"), digest, reproducible);
        add(entry, digest, notKept == null ? null : failure(notKept, Cause.DETERMINISTIC));
        if (notKept != null) {
            throw notKept;
        }
    }

    /** In the words that the run's own error has, so that a replay which fails alike says the same. */
    private static Failure failure(RuntimeException thrown, Cause cause) {
        RuntimeException seen = AgentFailure.of(thrown);
        return new Failure(
                cause == Cause.BUDGET ? String.valueOf(thrown.getMessage()) : AgentFailure.describe(seen),
                cause,
                seen instanceof AgentFailure failure && failure.isTransient());
    }

    private List<Exchange> kept(String member, byte @Nullable [] document, String mediaType) {
        return document == null || document.length > MAX_ANSWER_BYTES
                ? List.of()
                : List.of(new Exchange(member, name, mediaType, document));
    }

    private RunJournal.Event event(AgentEntry type, String summary) {
        return new RunJournal.Event(
                assignment.workflow(), run, assignment.options().agent(), type, summary, facts);
    }

    private void add(Written entry, @Nullable Digest answer, @Nullable Failure failure) {
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
}
