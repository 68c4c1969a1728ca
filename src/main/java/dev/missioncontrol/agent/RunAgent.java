package dev.missioncontrol.agent;

import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
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
    private final SessionBudgets budgets;

    RunAgent(Agents agents, RunJournal journal, ForgeReader forge, Policy policy, SessionBudgets budgets) {
        this.agents = agents;
        this.journal = journal;
        this.forge = forge;
        this.policy = policy;
        this.budgets = budgets;
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
     * @throws BudgetExhausted when a budget stopped it, whatever the agent made of that
     */
    public <T> Performed<T> perform(
            AgentRole role, Assignment assignment, Work<T> work, Function<T, Map<String, @Nullable Object>> canonical) {
        String id = assignment.options().agent();
        Agent agent = agents.byId(id);
        Digest input = CanonicalJson.digest(describe(role, assignment));
        RunJournal.Started started = journal.start(assignment.workflow(), id, role, input);
        AgentRunId run = started.id();
        SessionBudget budget = budgets.open(assignment.workflow(), started);
        try {
            var session = new RecordedToolSession(assignment.workflow(), run, id, journal, forge, policy, budget);
            T document = work.with(agent, assignment, session);
            budget.requireUnspent();
            Digest output = CanonicalJson.digest(canonical.apply(document));
            journal.succeed(assignment.workflow(), run, id, role, output);
            return new Performed<>(run, document);
        } catch (RuntimeException e) {
            BudgetExhausted spent = budget.spent();
            if (spent != null) {
                journal.cutOff(assignment.workflow(), run, id, role, spent.getMessage());
                throw spent;
            }
            throw failed(assignment.workflow(), run, id, role, e);
        }
    }

    private RuntimeException failed(
            WorkflowId workflow, AgentRunId run, String id, AgentRole role, RuntimeException e) {
        switch (e) {
            case AgentFailure failure -> {
                journal.fail(workflow, run, id, role, failure.getMessage());
                return failure;
            }
            case Refusal refusal -> {
                String remedy = refusal.remedy();
                String message = remedy == null ? refusal.getMessage() : refusal.getMessage() + " " + remedy;
                journal.fail(workflow, run, id, role, message);
                return new AgentFailure(message, refusal.kind() == Refusal.Kind.UNAVAILABLE, refusal);
            }
            default -> {
                LOG.error("agent {} failed in role {} for workflow {}", id, role, workflow, e);
                journal.fail(workflow, run, id, role, "internal error: " + e);
                return e;
            }
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
