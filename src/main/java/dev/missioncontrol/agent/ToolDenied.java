package dev.missioncontrol.agent;

/** Policy denied a tool call that the agent cannot do without; another try is of no use while policy stays as it is. */
public final class ToolDenied extends AgentFailure {

    private static final long serialVersionUID = 1L;

    ToolDenied(String message) {
        super(message, false, null);
    }
}
