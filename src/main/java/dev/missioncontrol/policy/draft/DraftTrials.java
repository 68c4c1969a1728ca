package dev.missioncontrol.policy.draft;

import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.change.ChangeContext;
import dev.missioncontrol.policy.change.DiffFacts;
import dev.missioncontrol.policy.engine.PolicyEngine;
import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Tries a draft on a single act. */
@Service
public class DraftTrials {

    private static final String NOWHERE = "repository";
    private static final String AGENT = "none";
    private static final String BRANCH = "missioncontrol/trial";

    private final DraftPolicies policies;
    private final DiffFacts diffs;
    private final Repositories repositories;
    private final Clock clock;

    DraftTrials(DraftPolicies policies, DiffFacts diffs, Repositories repositories, Clock clock) {
        this.policies = policies;
        this.diffs = diffs;
        this.repositories = repositories;
        this.clock = clock;
    }

    /**
     * What a draft says.
     *
     * @param policy the draft with the packs beside it
     * @param unknown sentences for people: what the act does not tell, so that no rule could look at it
     */
    public record Trial(EffectivePolicy policy, Evaluation evaluation, List<String> unknown) {

        /** Copies the sentences. */
        public Trial {
            unknown = List.copyOf(unknown);
        }
    }

    /**
     * Asks what the draft says of a change.
     *
     * @param diff a unified diff, as {@code git diff} prints it
     * @param repository the repository that the change would be in; null for any
     * @param account who tries
     * @throws dev.missioncontrol.shared.Refusal INVALID when the diff cannot be read
     */
    public Trial ofPatch(Draft draft, byte[] diff, @Nullable RepositoryId repository, String account) {
        var found = repository == null ? null : repositories.get(repository);
        var context = new ChangeContext(clock.instant(), account, AGENT, found == null ? "main" : found.baseBranch());
        DiffFacts.Told told = diffs.of(diff, found == null ? NOWHERE : found.name(), BRANCH, context);
        return evaluate(draft, told.facts(), repository, told.unknown());
    }

    /** Asks what the draft says of any act. */
    public Trial ofFacts(Draft draft, Facts facts, @Nullable RepositoryId repository) {
        return evaluate(draft, facts, repository, List.of());
    }

    private Trial evaluate(Draft draft, Facts facts, @Nullable RepositoryId repository, List<String> unknown) {
        EffectivePolicy policy = policies.with(draft, repository);
        return new Trial(policy, PolicyEngine.evaluate(policy, facts), unknown);
    }
}
