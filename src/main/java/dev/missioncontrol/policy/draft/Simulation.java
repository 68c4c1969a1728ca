package dev.missioncontrol.policy.draft;

import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.policy.engine.PolicyEngine;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Decides again what was decided, with a draft in the place of the pack that it would replace. It reads the recorded facts
 * page by page, newest first, and records nothing.
 */
@Service
public class Simulation {

    /** The most decisions of one simulation. */
    public static final int MOST = 100_000;

    private static final int PAGE = 500;

    private final PolicyDecisions decisions;
    private final DraftPolicies policies;
    private final Repositories repositories;

    Simulation(PolicyDecisions decisions, DraftPolicies policies, Repositories repositories) {
        this.decisions = decisions;
        this.policies = policies;
        this.repositories = repositories;
    }

    /**
     * Runs a simulation.
     *
     * @param since no decision older than this is looked at; null for any age
     * @param most how many decisions to look at
     * @param progress hears how many were looked at so far, after each page
     * @throws Refusal INVALID (field {@code limit}) when {@code most} is not within 1 and {@link #MOST}
     */
    public SimulationResult run(Draft draft, @Nullable Instant since, int most, IntConsumer progress) {
        if (most < 1 || most > MOST) {
            throw Refusal.invalid(
                    "limit", "A simulation looks at 1 to " + MOST + " decisions, not " + most + ".", "Ask for fewer.");
        }
        var run = new Run(draft);
        long before = Long.MAX_VALUE;
        int looked = 0;
        boolean more = true;
        while (more) {
            int size = Math.min(PAGE, most - looked);
            List<RecordedDecision> page = decisions.before(before, size).stream()
                    .takeWhile(decision -> since == null || !decision.at().isBefore(since))
                    .toList();
            run.decide(page);
            looked += page.size();
            more = page.size() == size && looked < most;
            before = page.isEmpty() ? before : page.getLast().id();
            progress.accept(looked);
        }
        return new SimulationResult(run.decided, looked - run.decided, run.flips);
    }

    /**
     * Decides again all that was decided for one run: the same recorded facts, another pack. At most {@link #MOST} decisions
     * are looked at, the newest.
     */
    public SimulationResult ofRun(Draft draft, WorkflowId workflow) {
        var run = new Run(draft);
        int looked = 0;
        String cursor = null;
        do {
            Page<RecordedDecision> page = decisions.ofWorkflow(workflow, cursor, PAGE);
            run.decide(page.items());
            looked += page.items().size();
            cursor = page.next();
        } while (cursor != null && looked < MOST);
        return new SimulationResult(run.decided, looked - run.decided, run.flips);
    }

    private final class Run {

        private final Draft draft;
        private final Map<String, EffectivePolicy> byRepository = new HashMap<>();
        private final Map<String, Optional<RepositoryId>> ids = new HashMap<>();
        private final List<SimulatedFlip> flips = new ArrayList<>();
        private int decided;

        Run(Draft draft) {
            this.draft = draft;
        }

        void decide(List<RecordedDecision> page) {
            List<RecordedDecision> bound = page.stream().filter(this::isBound).toList();
            Map<Long, Map<String, @Nullable Object>> facts = decisions.facts(bound);
            Map<RecordedDecision, Evaluation> turned = new LinkedHashMap<>();
            for (RecordedDecision decision : bound) {
                Map<String, @Nullable Object> recorded = facts.get(decision.id());
                if (recorded != null) {
                    decided++;
                    Evaluation evaluation =
                            PolicyEngine.evaluate(policy(decision.repository()), FactsJson.read(recorded));
                    if (evaluation.allowed() != decision.allowed()) {
                        turned.put(decision, evaluation);
                    }
                }
            }
            if (!turned.isEmpty()) {
                Map<Long, List<String>> blocked = decisions.blockingRules(List.copyOf(turned.keySet()));
                turned.forEach((decision, evaluation) -> flips.add(new SimulatedFlip(
                        decision,
                        evaluation.allowed(),
                        evaluation.allowed() ? blocked.getOrDefault(decision.id(), List.of()) : blockingNow(evaluation),
                        evaluation.verdict().sentence())));
            }
        }

        private static List<String> blockingNow(Evaluation evaluation) {
            return evaluation.violations().stream()
                    .filter(PolicyViolation::blocks)
                    .map(violation -> violation.rule().id())
                    .distinct()
                    .toList();
        }

        private boolean isBound(RecordedDecision decision) {
            RepositoryId bound = draft.repository();
            return draft.scope() == Scope.ORG
                    || (bound != null
                            && id(decision.repository()).filter(bound::equals).isPresent());
        }

        private EffectivePolicy policy(String repository) {
            return byRepository.computeIfAbsent(repository, name -> policies.with(draft, id(name).orElse(null)));
        }

        /** Returns the repository of that name; empty for a decision about a whole run, or when it is gone. */
        private Optional<RepositoryId> id(String name) {
            return ids.computeIfAbsent(name, each -> each.isEmpty() ? Optional.empty() : find(each));
        }

        private Optional<RepositoryId> find(String name) {
            try {
                ForgeRepository found = repositories.byName(name);
                return Optional.of(found.id());
            } catch (Refusal refusal) {
                if (refusal.kind() == Refusal.Kind.NOT_FOUND) {
                    return Optional.empty();
                }
                throw refusal;
            }
        }
    }
}
