package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The one door for state changes: the move, its ledger entry and the outbox row of what follows, in one transaction. */
@Component
class WorkflowMachine {

    private final Workflows workflows;
    private final Outbox outbox;
    private final Ledger ledger;
    private final Redactor redactor;
    private final LiveUpdates live;
    private final Clock clock;

    WorkflowMachine(
            Workflows workflows, Outbox outbox, Ledger ledger, Redactor redactor, LiveUpdates live, Clock clock) {
        this.workflows = workflows;
        this.outbox = outbox;
        this.ledger = ledger;
        this.redactor = redactor;
        this.live = live;
        this.clock = clock;
    }

    /**
     * Returns the workflow with nobody else able to change it until the transaction ends. Its chain is taken first, as
     * decisions and check reports do, whose entries come before they reach the workflow.
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Workflow lock(WorkflowId id) {
        ledger.hold(id);
        return workflows
                .lock(id.value())
                .orElseThrow(() -> Refusal.notFound("There is no run with the id '" + id + "'."));
    }

    /** Takes a new workflow in. */
    @Transactional(propagation = Propagation.MANDATORY)
    void begin(Workflow workflow) {
        workflows.saveAndFlush(workflow);
        outbox.add(workflow.id(), workflow.state(), 1, Duration.ZERO);
        announce(workflow.id());
    }

    /**
     * Offers an event.
     *
     * @param why what people are told about it; null when the state says it all
     * @throws Refusal CONFLICT when the event means nothing in the present state
     */
    @Transactional(propagation = Propagation.MANDATORY)
    WorkflowState offer(WorkflowId id, WorkflowEvent event, Fact fact, Actor actor, @Nullable String why) {
        Workflow workflow = lock(id);
        WorkflowState before = workflow.apply(event, fact, why == null ? null : redactor.redact(why), clock.instant());
        WorkflowState after = workflow.state();
        workflows.saveAndFlush(workflow);
        record(id, event, fact, actor, before, after, why);
        if (after != before) {
            outbox.drop(id, "the run went on to " + after);
            if (after.hasStep() && !workflow.isPaused()) {
                outbox.add(id, after, 1, Duration.ZERO);
            }
        }
        announce(id);
        return after;
    }

    private void record(
            WorkflowId id,
            WorkflowEvent event,
            Fact fact,
            Actor actor,
            WorkflowState before,
            WorkflowState after,
            @Nullable String why) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("event", event);
        payload.put("fact", fact);
        payload.put("from", before);
        payload.put("to", after);
        payload.put("reason", why);
        boolean moved = before != after;
        String summary = moved ? before.label() + " → " + after.label() : event + " in " + after.label();
        ledger.append(
                id,
                moved ? WorkflowEntry.STATE_CHANGED : WorkflowEntry.EVENT,
                actor,
                why == null ? summary : summary + ": " + why,
                payload);
    }

    private void announce(WorkflowId id) {
        live.changed("workflow:" + id);
        live.changed("workflows");
    }
}
