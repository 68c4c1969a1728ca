package dev.missioncontrol.agent;

import dev.missioncontrol.agent.budget.BudgetExhausted;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private final CodeVersion version;
    private final Clock clock;

    RunAgent(
            Agents agents,
            RunJournal journal,
            ForgeReader forge,
            Policy policy,
            SessionBudgets budgets,
            CodeVersion version,
            Clock clock) {
        this.agents = agents;
        this.journal = journal;
        this.forge = forge;
        this.policy = policy;
        this.budgets = budgets;
        this.version = version;
        this.clock = clock;
    }

    /** What a run ended with. */
    public record Performed<T>(AgentRunId run, T document) {}

    /**
     * Runs the assignment's agent outside any transaction.
     *
     * @throws AgentFailure when the agent could not do it; the run is recorded as failed
     * @throws BudgetExhausted when a budget stopped it, whatever the agent made of that
     */
    public <T> Performed<T> perform(RoleWork<T> work, Assignment assignment) {
        Agent agent = agents.byId(assignment.options().agent());
        Digest input = CanonicalJson.digest(describe(work.role(), assignment));
        RunJournal.Started started =
                journal.start(assignment.workflow(), assignment.options().agent(), work.role(), input);
        SessionBudget budget = budgets.open(assignment.workflow(), started);
        var recorder = new RunRecorder(
                started.id(),
                work.role(),
                assignment,
                assignment.deterministic() ? assignment.requestedAt() : clock.instant(),
                agent.configuration(assignment.options()),
                version.text());
        try {
            var session = new RecordedToolSession(assignment, started.id(), journal, forge, policy, budget, recorder);
            T document = work.ask().of(agent, assignment, session);
            budget.requireUnspent();
            Recording recording = recorder.succeeded(work.canonical().apply(document));
            journal.succeed(assignment.workflow(), recording);
            return new Performed<>(started.id(), document);
        } catch (RuntimeException e) {
            BudgetExhausted spent = budget.spent();
            if (spent != null) {
                journal.cutOff(assignment.workflow(), recorder.failed(spent.getMessage()));
                throw spent;
            }
            RuntimeException failure = AgentFailure.of(e);
            if (!(failure instanceof AgentFailure)) {
                LOG.error("agent {} failed in role {}", assignment.options().agent(), work.role(), e);
            }
            journal.fail(assignment.workflow(), recorder.failed(AgentFailure.describe(failure)));
            throw failure;
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
