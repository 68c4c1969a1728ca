package dev.missioncontrol.workflow;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.agent.Agents;
import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.agent.budget.PolicyBudgets;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.policy.verdict.BudgetLimits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/** Takes an idea in. */
@Service
public class StartWorkflow {

    private static final int MAX_IDEA = 20_000;
    private static final int MAX_TITLE = 80;
    private static final int MAX_REPOSITORIES = 50;

    private final Repositories repositories;
    private final ForgeReader forge;
    private final Agents agents;
    private final WorkflowMachine machine;
    private final OptionsJson options;
    private final PolicyBudgets budgets;
    private final NoSecrets noSecrets;
    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final Clock clock;

    StartWorkflow(
            Repositories repositories,
            ForgeReader forge,
            Agents agents,
            WorkflowMachine machine,
            OptionsJson options,
            PolicyBudgets budgets,
            NoSecrets noSecrets,
            Ledger ledger,
            TransactionOperations transactions,
            Clock clock) {
        this.repositories = repositories;
        this.forge = forge;
        this.agents = agents;
        this.machine = machine;
        this.options = options;
        this.budgets = budgets;
        this.noSecrets = noSecrets;
        this.ledger = ledger;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param idea in the asker's words
     * @param repositories the repositories taking part, the primary one first
     * @param options which agent, and how
     */
    public record Request(String idea, List<Participant> repositories, WorkflowOptions options) {}

    /**
     * A repository that shall take part.
     *
     * @param name its name
     * @param baseBranch the branch to start from; null for the repository's own base branch
     */
    public record Participant(String name, @Nullable String baseBranch) {}

    /**
     * Checks the request and takes it in; the first step runs after commit.
     *
     * @throws Refusal INVALID naming the field; NOT_FOUND for an unknown repository
     */
    public WorkflowId start(Request request, Account by) {
        by.require(Role.MEMBER, "start runs");
        checkIdea(request.idea());
        checkForSecrets(request);
        List<WorkflowRepo> repos = participants(request.repositories());
        agents.byId(request.options().agent().agent()).check(request.options().agent());
        repos.forEach(repo -> checkBudget(request.options().budget(), repo));
        WorkflowId id = WorkflowId.next();
        transactions.executeWithoutResult(status -> create(id, request, repos, by));
        return id;
    }

    private static void checkIdea(String idea) {
        if (idea.isBlank()) {
            throw Refusal.invalid("ideaText", "The idea is empty.", "Say in a sentence what shall change.");
        }
        if (idea.length() > MAX_IDEA) {
            throw Refusal.invalid(
                    "ideaText",
                    "The idea has " + idea.length() + " characters; at most " + MAX_IDEA + " are taken.",
                    "Shorten it.");
        }
        if (idea.indexOf('\0') >= 0) {
            throw Refusal.invalid("ideaText", "The idea contains a NUL character.", "Remove it.");
        }
    }

    /** A run may ask for less than policy allows, not for more. */
    private void checkBudget(Map<Meter, Long> asked, WorkflowRepo repo) {
        var limits = budgets.of(repo.repository()).limits();
        asked.forEach((meter, amount) -> {
            var limit = limits.get(new BudgetLimits.Key(BudgetLimits.Span.WORKFLOW, meter));
            if (limit != null && amount > limit.amount()) {
                throw Refusal.invalid(
                        "options.budget." + MeterUnits.apiName(meter),
                        MeterUnits.text(meter, MeterUnits.stored(meter, amount)) + " is more than the "
                                + MeterUnits.text(meter, MeterUnits.stored(meter, limit.amount()))
                                + " that a run in '" + repo.repositoryName() + "' may use, by rule "
                                + limit.rule().id() + " of the pack '"
                                + limit.rule().pack() + "'.",
                        "Ask for less, or leave it out.");
            }
        });
    }

    private void checkForSecrets(Request request) {
        noSecrets.require("ideaText", request.idea());
        AgentOptions wanted = request.options().agent();
        noSecrets.require("options.recipeYaml", wanted.recipeYaml());
        for (AgentOptions.RecipeUse recipe : wanted.recipes()) {
            recipe.options().forEach((name, value) -> noSecrets.require("options.recipes." + name, value));
        }
    }

    private List<WorkflowRepo> participants(List<Participant> wanted) {
        if (wanted.isEmpty()) {
            throw Refusal.invalid("repos", "No repository was named.", "Name at least one connected repository.");
        }
        if (wanted.size() > MAX_REPOSITORIES) {
            throw Refusal.invalid(
                    "repos",
                    wanted.size() + " repositories were named; at most " + MAX_REPOSITORIES + " are taken.",
                    "Split the change into several runs.");
        }
        var seen = new HashSet<String>();
        var repos = new ArrayList<WorkflowRepo>();
        for (Participant participant : wanted) {
            if (!seen.add(participant.name())) {
                throw Refusal.invalid(
                        "repos", "'" + participant.name() + "' was named twice.", "Name each repository once.");
            }
            ForgeRepository repository = repositories.byName(participant.name());
            String named = participant.baseBranch();
            String branch = named == null || named.isBlank() ? repository.baseBranch() : named;
            forge.head(repository.id(), branch);
            repos.add(new WorkflowRepo(
                    repository.id().value(),
                    repository.name(),
                    repos.isEmpty() ? RepoRole.PRIMARY : RepoRole.SECONDARY,
                    branch,
                    null));
        }
        return repos;
    }

    private void create(WorkflowId id, Request request, List<WorkflowRepo> repos, Account by) {
        var workflow = new Workflow(
                id,
                title(request.idea()),
                request.idea(),
                options.write(request.options()),
                by.name(),
                clock.instant());
        repos.forEach(workflow::add);
        machine.begin(workflow);
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("event", WorkflowEvent.E_WORKFLOW_CREATED);
        payload.put("idea", request.idea());
        payload.put(
                "repositories", repos.stream().map(WorkflowRepo::repositoryName).toList());
        payload.put("options", options.write(request.options()));
        ledger.append(id, WorkflowEntry.CREATED, by.actor(), by.name() + " asked for: " + workflow.title(), payload);
    }

    /** The first line of the idea, cut at a word when it is long. */
    static String title(String idea) {
        String line = idea.strip().lines().findFirst().orElse("").strip();
        if (line.length() <= MAX_TITLE) {
            return line;
        }
        int space = line.lastIndexOf(' ', MAX_TITLE - 1);
        return line.substring(0, space < MAX_TITLE / 2 ? MAX_TITLE - 1 : space) + "…";
    }
}
