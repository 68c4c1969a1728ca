package dev.missioncontrol.agent;

/** What an agent is asked to do in one run. */
public enum AgentRole {
    /** Decide whether to go on. */
    TRIAGE("Triage"),
    /** Describe architecture and scope. */
    SPECIFY("Specification"),
    /** Break the work into tasks. */
    PLAN("Plan"),
    /** Make the patches. */
    CODE("Code");

    private final String label;

    AgentRole(String label) {
        this.label = label;
    }

    /** Returns the role's name for people. */
    public String label() {
        return label;
    }
}
