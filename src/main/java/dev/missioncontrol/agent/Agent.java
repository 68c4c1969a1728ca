package dev.missioncontrol.agent;

import dev.missioncontrol.shared.Refusal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An agent: it reads repositories through its {@link ToolSession} and answers with documents. It never writes, and
 * nothing it says changes a workflow's state by itself: a gate reads the document, and the gate's verdict does (I3).
 * Each method may be called again after a crash.
 */
public interface Agent {

    /** Returns what the agent is, for the catalogue. */
    AgentDescription description();

    /**
     * Checks the options before a workflow is created.
     *
     * @throws Refusal INVALID naming the field
     */
    void check(AgentOptions options);

    /**
     * Returns the configuration that the agent works with for these options, every block resolved: limits, versions, model
     * ids, prompts by digest, context packs by digest; never a secret. It is recorded with each run.
     */
    default Map<String, @Nullable Object> configuration(AgentOptions options) {
        return Map.of();
    }

    /** Decides whether there is something to do here. */
    AgentDocuments.Triage triage(Assignment assignment, ToolSession session);

    /** Describes the repositories and the scope of the change. */
    AgentDocuments.Specification specify(Assignment assignment, ToolSession session);

    /** Breaks the change into tasks. */
    AgentDocuments.Plan plan(Assignment assignment, ToolSession session);

    /** Makes the patches of every repository. */
    AgentDocuments.Code code(Assignment assignment, ToolSession session);
}
