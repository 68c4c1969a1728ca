package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.EntryType;

/** What workflows leave in the ledger. */
enum WorkflowEntry implements EntryType {
    CREATED("workflow.created"),
    STATE_CHANGED("workflow.state_changed"),
    EVENT("workflow.event"),
    BASE_PINNED("workflow.base_pinned"),
    PASSED_THROUGH("workflow.state_passed_through"),
    STEP_FAILED("workflow.step_failed"),
    ANSWERED("workflow.answered");

    private final String code;

    WorkflowEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
