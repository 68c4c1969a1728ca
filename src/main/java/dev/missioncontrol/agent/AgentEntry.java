package dev.missioncontrol.agent;

import dev.missioncontrol.ledger.EntryType;

/** What agents leave in the ledger. */
public enum AgentEntry implements EntryType {
    /** A run began. */
    RUN_STARTED("agent_run.started"),
    /** A run ended with a document. */
    RUN_SUCCEEDED("agent_run.succeeded"),
    /** A run ended without one. */
    RUN_FAILED("agent_run.failed"),
    /** A tool was used. */
    TOOL_CALLED("tool.called"),
    /** A tool call failed. */
    TOOL_FAILED("tool.failed"),
    /** Policy denied a tool call. */
    TOOL_DENIED("tool.denied"),
    /** A tool call that policy allows was not made: a budget is spent, or the run is to be deterministic. */
    TOOL_REFUSED("tool.refused"),
    /** A model was asked. */
    MODEL_CALLED("model.called"),
    /** A model call failed. */
    MODEL_FAILED("model.failed"),
    /** A model was not asked: a budget is spent, or the run is to be deterministic. */
    MODEL_REFUSED("model.refused"),
    /** A replay began. */
    REPLAY_STARTED("replay.started"),
    /** A replay ended. */
    REPLAY_ENDED("replay.ended"),
    /** A recording of an export was replayed. */
    REPLAY_IMPORTED("replay.imported");

    private final String code;

    AgentEntry(String code) {
        this.code = code;
    }

    @Override
    public String code() {
        return code;
    }
}
