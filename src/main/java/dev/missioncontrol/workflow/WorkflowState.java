package dev.missioncontrol.workflow;

/** Where a workflow stands. What may follow each state is in {@link Transitions}, and nowhere else. */
public enum WorkflowState {
    /** Taken in; bases are pinned and the agent decides whether to go on. */
    INGESTED(Turn.AGENT, "Taken in"),
    /** The agent describes architecture, scope and acceptance criteria. */
    SPEC_WRITING(Turn.AGENT, "Writing the specification"),
    /** The agent breaks the work into tasks. */
    ISSUE_TREE(Turn.AGENT, "Planning"),
    /** The agent makes patches. */
    EXECUTION_LOOP(Turn.AGENT, "Making patches"),
    /** Patches are sealed and checked. */
    PATCHES_PROPOSED(Turn.SYSTEM, "Checking patches"),
    /** People decide on each PatchSet. */
    WAITING_USER_APPROVAL(Turn.PERSON, "Waiting for approval"),
    /** The WriteGate makes branches and commits. */
    APPLYING_PATCHES(Turn.SYSTEM, "Applying patches"),
    /** The WriteGate opens pull requests. */
    PR_OPEN(Turn.SYSTEM, "Opening pull requests"),
    /** CI has to report on the head commits. */
    VERIFYING_CI(Turn.CI, "Waiting for CI"),
    /** Acceptance, when the options ask for it. */
    QA(Turn.SYSTEM, "Acceptance"),
    /** Merge, when the options ask for it. */
    MERGE(Turn.SYSTEM, "Merge"),
    /** Release, when the options ask for it. */
    RELEASE(Turn.SYSTEM, "Release"),
    /** Finished: what was asked for is there. */
    DONE(Turn.NOBODY, "Done"),
    /** The decision was NO-GO; a person may overrule it. */
    DECLINED(Turn.NOBODY, "Declined"),
    /** The decision was to wait; a person may resume it. */
    DEFERRED(Turn.PERSON, "Deferred"),
    /** Policy forbids going on; a new revision or an override may lead out. */
    BLOCKED_POLICY(Turn.PERSON, "Blocked by policy"),
    /** A person has to answer or to retry. */
    NEEDS_HUMAN(Turn.PERSON, "Needs a person"),
    /** Ended without the result; may be retried where the reason allows. */
    FAILED(Turn.NOBODY, "Failed"),
    /** Ended by a person. */
    CANCELLED(Turn.NOBODY, "Cancelled");

    /** Whose move it is. */
    public enum Turn {
        /** An agent's. */
        AGENT,
        /** Mission Control's own. */
        SYSTEM,
        /** A person's. */
        PERSON,
        /** A CI system's. */
        CI,
        /** Nobody's: it is over. */
        NOBODY
    }

    private final Turn turn;
    private final String label;

    WorkflowState(Turn turn, String label) {
        this.turn = turn;
        this.label = label;
    }

    /** Returns whose move it is in this state. */
    public Turn turn() {
        return turn;
    }

    /** Returns the state's name for people. */
    public String label() {
        return label;
    }

    /** Returns whether the workflow can still go on by itself or by a person's word in the ordinary course. */
    public boolean isLive() {
        return switch (this) {
            case DONE, DECLINED, FAILED, CANCELLED -> false;
            default -> true;
        };
    }

    /** Returns whether Mission Control has something to do in this state without being asked. */
    public boolean hasStep() {
        return switch (this) {
            case INGESTED, SPEC_WRITING, ISSUE_TREE, EXECUTION_LOOP, PATCHES_PROPOSED, APPLYING_PATCHES, PR_OPEN ->
                true;
            case VERIFYING_CI, QA, MERGE, RELEASE -> true;
            default -> false;
        };
    }
}
