package dev.missioncontrol.agent;

import dev.missioncontrol.ledger.EntryType;

/** What agents leave in the ledger. */
enum AgentEntry implements EntryType {
    RUN_STARTED("agent_run.started"),
    RUN_SUCCEEDED("agent_run.succeeded"),
    RUN_FAILED("agent_run.failed"),
    TOOL_CALLED("tool.called"),
    TOOL_FAILED("tool.failed"),
    TOOL_DENIED("tool.denied"),
    MODEL_CALLED("model.called"),
    MODEL_FAILED("model.failed");

    private final String code;

    AgentEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
