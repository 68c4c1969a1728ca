package dev.missioncontrol.gate;

/** The checks with evidence that drive a workflow, in the order it meets them. */
public enum Gate {
    /** Request complete, repositories reachable, bases pinned, policy allows the start. */
    GATE0("Intake"),
    /** GO, NO-GO or DEFER, with reasons. */
    GATE1("Decision"),
    /** Architecture, scope, non-goals and acceptance criteria; no open question. */
    GATE2("Architecture & scope"),
    /** Every criterion covered; every task says what it may touch and how it is tested. */
    GATE3("Plan"),
    /** Patches apply, stay in scope, are within limits, and are approved. */
    GATE4("Patch"),
    /** Evidence complete, checks green on the head commit, ledger verifies. */
    GATE5("Verification");

    private final String title;

    Gate(String title) {
        this.title = title;
    }

    /** Returns the gate's name for people. */
    public String title() {
        return title;
    }
}
