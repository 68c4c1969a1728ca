package dev.missioncontrol.workflow;

import static dev.missioncontrol.workflow.Fact.ALL_APPROVED;
import static dev.missioncontrol.workflow.Fact.APPROVALS_MISSING;
import static dev.missioncontrol.workflow.Fact.CHECKS_FAILED;
import static dev.missioncontrol.workflow.Fact.CHECKS_GREEN;
import static dev.missioncontrol.workflow.Fact.CHECKS_PENDING;
import static dev.missioncontrol.workflow.Fact.DEFER;
import static dev.missioncontrol.workflow.Fact.DRY_RUN;
import static dev.missioncontrol.workflow.Fact.GO;
import static dev.missioncontrol.workflow.Fact.NONE;
import static dev.missioncontrol.workflow.Fact.NO_GO;
import static dev.missioncontrol.workflow.Fact.RECOVERABLE;
import static dev.missioncontrol.workflow.WorkflowEvent.*;
import static dev.missioncontrol.workflow.WorkflowState.*;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The whole transition table (I3). A workflow's state changes only along one of these rows, picked by state, event and
 * fact; the function is pure, and the diagram in {@code docs/states.md} is made from it.
 */
public final class Transitions {

    /**
     * One row.
     *
     * @param from the state it applies in
     * @param event what happened
     * @param fact what the event found
     * @param to the state that follows; null to go back to the state the workflow was interrupted in
     */
    public record Transition(
            WorkflowState from,
            WorkflowEvent event,
            Fact fact,
            @Nullable WorkflowState to) {}

    private static final List<Transition> TABLE = table();

    private Transitions() {}

    /** Returns every row. */
    public static List<Transition> all() {
        return TABLE;
    }

    /**
     * Returns the state that follows, or empty when the event means nothing in this state.
     *
     * @param interrupted the state the workflow was interrupted in, when it is in NEEDS_HUMAN, BLOCKED_POLICY, DEFERRED
     *     or FAILED by an interruption; else null
     */
    public static Optional<WorkflowState> next(
            WorkflowState state, WorkflowEvent event, Fact fact, @Nullable WorkflowState interrupted) {
        return TABLE.stream()
                .filter(row -> row.from() == state && row.event() == event && row.fact() == fact)
                .findFirst()
                .flatMap(row -> Optional.ofNullable(row.to() == null ? interrupted : row.to()));
    }

    /** Returns whether the state is one a workflow is interrupted into and can come back from. */
    public static boolean isInterruption(WorkflowState state) {
        return state == NEEDS_HUMAN || state == BLOCKED_POLICY || state == FAILED;
    }

    private static List<Transition> table() {
        var rows = new ArrayList<Transition>();
        mainLine(rows);
        ways(rows);
        for (WorkflowState state : WorkflowState.values()) {
            if (state.isLive()) {
                interruptions(rows, state);
            }
        }
        comingBack(rows);
        return List.copyOf(rows);
    }

    /** From the idea to the end. */
    private static void mainLine(List<Transition> rows) {
        rows.add(new Transition(INGESTED, E_DECISION_RECORDED, GO, SPEC_WRITING));
        rows.add(new Transition(SPEC_WRITING, E_SPEC_READY, NONE, ISSUE_TREE));
        rows.add(new Transition(ISSUE_TREE, E_PLAN_READY, NONE, EXECUTION_LOOP));
        rows.add(new Transition(EXECUTION_LOOP, E_PATCHES_PROPOSED, NONE, PATCHES_PROPOSED));
        rows.add(new Transition(PATCHES_PROPOSED, E_ADVANCED, NONE, WAITING_USER_APPROVAL));
        rows.add(new Transition(WAITING_USER_APPROVAL, E_APPROVAL_RECORDED, ALL_APPROVED, APPLYING_PATCHES));
        rows.add(new Transition(APPLYING_PATCHES, E_PATCHES_APPLIED, NONE, PR_OPEN));
        rows.add(new Transition(PR_OPEN, E_PR_OPENED, NONE, VERIFYING_CI));
        rows.add(new Transition(VERIFYING_CI, E_CI_OBSERVED, CHECKS_GREEN, QA));
        rows.add(new Transition(QA, E_QA_PASSED, NONE, MERGE));
        rows.add(new Transition(QA, E_ADVANCED, NONE, MERGE));
        rows.add(new Transition(MERGE, E_MERGED, NONE, RELEASE));
        rows.add(new Transition(MERGE, E_ADVANCED, NONE, RELEASE));
        rows.add(new Transition(RELEASE, E_RELEASED, NONE, DONE));
        rows.add(new Transition(RELEASE, E_ADVANCED, NONE, DONE));
    }

    /** Where the main line forks, waits or turns back. */
    private static void ways(List<Transition> rows) {
        rows.add(new Transition(INGESTED, E_DECISION_RECORDED, NO_GO, DECLINED));
        rows.add(new Transition(INGESTED, E_DECISION_RECORDED, DEFER, DEFERRED));
        rows.add(new Transition(PATCHES_PROPOSED, E_ADVANCED, DRY_RUN, DONE));
        rows.add(new Transition(WAITING_USER_APPROVAL, E_APPROVAL_RECORDED, APPROVALS_MISSING, WAITING_USER_APPROVAL));
        rows.add(new Transition(WAITING_USER_APPROVAL, E_CHANGES_REQUESTED, NONE, EXECUTION_LOOP));
        rows.add(new Transition(WAITING_USER_APPROVAL, E_PATCH_SET_REJECTED, NONE, FAILED));
        rows.add(new Transition(APPLYING_PATCHES, E_BASE_MOVED, NONE, SPEC_WRITING));
        rows.add(new Transition(APPLYING_PATCHES, E_POLICY_BLOCKED, APPROVALS_MISSING, WAITING_USER_APPROVAL));
        rows.add(new Transition(PR_OPEN, E_POLICY_BLOCKED, APPROVALS_MISSING, WAITING_USER_APPROVAL));
        rows.add(new Transition(VERIFYING_CI, E_CI_OBSERVED, CHECKS_PENDING, VERIFYING_CI));
        rows.add(new Transition(VERIFYING_CI, E_CI_OBSERVED, CHECKS_FAILED, NEEDS_HUMAN));
        rows.add(new Transition(QA, E_DEFECT_FILED, NONE, EXECUTION_LOOP));
    }

    /** What may happen in any live state. */
    private static void interruptions(List<Transition> rows, WorkflowState state) {
        rows.add(new Transition(state, E_CANCELLED, NONE, CANCELLED));
        rows.add(new Transition(state, E_PAUSED, NONE, state));
        rows.add(new Transition(state, E_RESUMED, NONE, state));
        rows.add(new Transition(state, E_FAILED, NONE, FAILED));
        if (!isInterruption(state) && state != DEFERRED) {
            rows.add(new Transition(state, E_FAILED, RECOVERABLE, NEEDS_HUMAN));
            rows.add(new Transition(state, E_POLICY_BLOCKED, NONE, BLOCKED_POLICY));
            rows.add(new Transition(state, E_BUDGET_EXHAUSTED, NONE, NEEDS_HUMAN));
        }
    }

    /** How a workflow comes back after an interruption. */
    private static void comingBack(List<Transition> rows) {
        rows.add(new Transition(NEEDS_HUMAN, E_HUMAN_ANSWERED, NONE, null));
        rows.add(new Transition(NEEDS_HUMAN, E_RETRIED, NONE, null));
        rows.add(new Transition(NEEDS_HUMAN, E_CI_OBSERVED, CHECKS_GREEN, QA));
        rows.add(new Transition(NEEDS_HUMAN, E_CI_OBSERVED, CHECKS_PENDING, NEEDS_HUMAN));
        rows.add(new Transition(NEEDS_HUMAN, E_CI_OBSERVED, CHECKS_FAILED, NEEDS_HUMAN));
        rows.add(new Transition(NEEDS_HUMAN, E_CHANGES_REQUESTED, NONE, EXECUTION_LOOP));
        // Checks are looked at here too; that may fail like any step.
        rows.add(new Transition(NEEDS_HUMAN, E_FAILED, RECOVERABLE, NEEDS_HUMAN));
        rows.add(new Transition(BLOCKED_POLICY, E_RETRIED, NONE, null));
        rows.add(new Transition(BLOCKED_POLICY, E_HUMAN_ANSWERED, NONE, null));
        rows.add(new Transition(BLOCKED_POLICY, E_CHANGES_REQUESTED, NONE, EXECUTION_LOOP));
        rows.add(new Transition(BLOCKED_POLICY, E_PATCH_SET_REJECTED, NONE, FAILED));
        rows.add(new Transition(DEFERRED, E_HUMAN_ANSWERED, NONE, INGESTED));
        rows.add(new Transition(DECLINED, E_HUMAN_ANSWERED, NONE, SPEC_WRITING));
        rows.add(new Transition(FAILED, E_RETRIED, NONE, null));
    }
}
