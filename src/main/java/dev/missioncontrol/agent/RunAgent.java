package dev.missioncontrol.agent;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Runs an agent in one role: opens the session, records the run, and hands back the document. */
@Service
public class RunAgent {

    private static final Logger LOG = LoggerFactory.getLogger(RunAgent.class);

    private final Agents agents;
    private final RunJournal journal;
    private final ForgeReader forge;
    private final Policy policy;

    RunAgent(Agents agents, RunJournal journal, ForgeReader forge, Policy policy) {
        this.agents = agents;
        this.journal = journal;
        this.forge = forge;
        this.policy = policy;
    }

    /** What a run ended with. */
    public record Performed<T>(AgentRunId run, T document) {}

    /** What an agent does in a role. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T with(Agent agent, Assignment assignment, ToolSession session);
    }

    /**
     * Runs the assignment's agent outside any transaction.
     *
     * @param canonical turns the document into canonical JSON's types, for the output digest
     * @throws AgentFailure when the agent could not do it; the run is recorded as failed
     */
    public <T> Performed<T> perform(
            AgentRole role, Assignment assignment, Work<T> work, Function<T, Map<String, @Nullable Object>> canonical) {
        String id = assignment.options().agent();
        Agent agent = agents.byId(id);
        Digest input = CanonicalJson.digest(describe(role, assignment));
        AgentRunId run = journal.start(assignment.workflow(), id, role, input);
        try {
            var session = new RecordedToolSession(assignment.workflow(), run, id, journal, forge, policy);
            T document = work.with(agent, assignment, session);
            Digest output = CanonicalJson.digest(canonical.apply(document));
            journal.succeed(assignment.workflow(), run, id, role, output);
            return new Performed<>(run, document);
        } catch (AgentFailure e) {
            journal.fail(assignment.workflow(), run, id, role, e.getMessage());
            throw e;
        } catch (Refusal e) {
            String message = e.remedy() == null ? e.getMessage() : e.getMessage() + " " + e.remedy();
            journal.fail(assignment.workflow(), run, id, role, message);
            throw new AgentFailure(message, e.kind() == Refusal.Kind.UNAVAILABLE, e);
        } catch (RuntimeException e) {
            LOG.error("agent {} failed in role {} for workflow {}", id, role, assignment.workflow(), e);
            journal.fail(assignment.workflow(), run, id, role, "internal error: " + e);
            throw e;
        }
    }

    private static Map<String, @Nullable Object> describe(AgentRole role, Assignment assignment) {
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("role", role);
        facts.put("idea", assignment.idea());
        facts.put("agent", assignment.options().agent());
        facts.put(
                "recipes",
                assignment.options().recipes().stream()
                        .map(use -> Map.of("name", use.name(), "options", use.options()))
                        .toList());
        facts.put("recipeYaml", assignment.options().recipeYaml());
        facts.put(
                "repositories",
                assignment.repositories().stream()
                        .map(place -> Map.of("name", place.name(), "base", place.base()))
                        .toList());
        facts.put(
                "feedback",
                List.copyOf(assignment.feedback().stream()
                        .map(Assignment.Feedback::comment)
                        .toList()));
        return facts;
    }
}
