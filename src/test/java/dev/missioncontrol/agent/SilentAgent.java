package dev.missioncontrol.agent;

/** An agent with nothing to say: what it does is told from outside. */
final class SilentAgent implements Agent {

    static final String ID = "silent";

    @Override
    public AgentDescription description() {
        return new AgentDescription(ID, "Silent", "Does what it is told.", true);
    }

    @Override
    public void check(AgentOptions options) {
        // Takes any.
    }

    @Override
    public AgentDocuments.Triage triage(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AgentDocuments.Specification specify(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AgentDocuments.Plan plan(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }

    @Override
    public AgentDocuments.Code code(Assignment assignment, ToolSession session) {
        throw new UnsupportedOperationException();
    }
}
