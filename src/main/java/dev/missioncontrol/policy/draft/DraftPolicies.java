package dev.missioncontrol.policy.draft;

import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.policy.pack.BrokenPack;
import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackLayer;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** The policy as it would be if a draft were published. */
@Service
public class DraftPolicies {

    private static final String DRAFT = "draft";
    private static final String DATABASE = "database";
    private static final String FILE = ".missioncontrol/";

    private final PoliciesInForce inForce;

    DraftPolicies(PoliciesInForce inForce) {
        this.inForce = inForce;
    }

    /**
     * Returns the policy for a repository with the draft in the place of the pack that it would replace.
     *
     * @param repository the repository; null for what binds every repository
     */
    public EffectivePolicy with(Draft draft, @Nullable RepositoryId repository) {
        EffectivePolicy current = inForce.of(repository);
        EffectivePolicy policy = EffectivePolicy.of(place(
                draft,
                repository,
                current.layers().stream().map(EffectiveLayer::layer).toList()));
        for (BrokenPack broken : current.broken()) {
            boolean stays = broken.scope() != draft.scope() || broken.source().startsWith(FILE);
            policy = stays ? policy.withBroken(broken) : policy;
        }
        return policy;
    }

    static List<PackLayer> place(Draft draft, @Nullable RepositoryId repository, List<PackLayer> current) {
        PackLayer placed = new PackLayer(draft.pack(), draft.scope(), DRAFT);
        List<PackLayer> layers = new ArrayList<>();
        if (draft.scope() == Scope.ORG) {
            layers.add(placed);
            current.stream().filter(layer -> layer.scope() == Scope.REPO).forEach(layers::add);
            return layers;
        }
        if (repository == null || !repository.equals(draft.repository())) {
            return current;
        }
        current.stream().filter(layer -> layer.scope() == Scope.ORG).forEach(layers::add);
        layers.add(placed);
        // The repository's own file counts beside the pack in the database, and goes on to.
        current.stream()
                .filter(layer -> layer.scope() == Scope.REPO && !layer.source().equals(DATABASE))
                .forEach(layers::add);
        return layers;
    }
}
