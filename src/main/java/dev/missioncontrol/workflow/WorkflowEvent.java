package dev.missioncontrol.workflow;

/** What may happen to a workflow. The names are those of the ledger and the API. */
public enum WorkflowEvent {
    /** It was created. */
    E_WORKFLOW_CREATED,
    /** Triage ended with GO, NO_GO or DEFER. */
    E_DECISION_RECORDED,
    /** Architecture and scope are there and valid. */
    E_SPEC_READY,
    /** The plan is there and valid. */
    E_PLAN_READY,
    /** Every repository's PatchSet is sealed. */
    E_PATCHES_PROPOSED,
    /** A person approved a PatchSet. */
    E_APPROVAL_RECORDED,
    /** A person sent a PatchSet back with a comment. */
    E_CHANGES_REQUESTED,
    /** A person rejected a PatchSet. */
    E_PATCH_SET_REJECTED,
    /** A base branch moved before anything was written. */
    E_BASE_MOVED,
    /** Branches and commits exist. */
    E_PATCHES_APPLIED,
    /** Pull requests exist. */
    E_PR_OPENED,
    /** CI reported. */
    E_CI_OBSERVED,
    /** Acceptance passed. */
    E_QA_PASSED,
    /** A defect was filed. */
    E_DEFECT_FILED,
    /** The pull requests were merged. */
    E_MERGED,
    /** The release is out. */
    E_RELEASED,
    /** Policy said no. */
    E_POLICY_BLOCKED,
    /** A budget is spent. */
    E_BUDGET_EXHAUSTED,
    /** A person answered. */
    E_HUMAN_ANSWERED,
    /** A person paused it. */
    E_PAUSED,
    /** A person resumed it. */
    E_RESUMED,
    /** A person cancelled it. */
    E_CANCELLED,
    /** A person asked for another try. */
    E_RETRIED,
    /** Nothing is left to do in this state, or it is passed through. */
    E_ADVANCED,
    /** The step failed for good. */
    E_FAILED
}
