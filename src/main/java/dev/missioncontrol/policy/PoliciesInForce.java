package dev.missioncontrol.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.policy.pack.BrokenPack;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackLayer;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * The policy in force: the organisation's pack, then a repository's pack from the database, then the repository's policy
 * file. A pack that cannot be read makes the policy deny everything. What was parsed is kept by the hashes of the texts.
 */
@Service
public class PoliciesInForce {

    private static final String DATABASE = "database";

    private final PackRows packs;
    private final PolicyFile file;
    private final Cache<Text, Layer> layers =
            Caffeine.newBuilder().maximumSize(256).build();
    private final Cache<List<Layer>, EffectivePolicy> policies =
            Caffeine.newBuilder().maximumSize(128).build();

    PoliciesInForce(PackRows packs, PolicyFile file) {
        this.packs = packs;
        this.file = file;
    }

    /** Where a pack comes from, and its text by hash. */
    private record Text(Scope scope, String source, Digest hash) {}

    /** A pack that was read, or one that could not be. */
    private record Layer(
            String source,
            @Nullable PackLayer pack,
            @Nullable BrokenPack broken) {}

    /**
     * A policy with where its packs come from.
     *
     * @param policy the policy
     * @param sources {@code database: standard v2}, {@code .missioncontrol/policy.yml@<commit>}
     * @param files those that were read from a repository
     */
    record InForce(EffectivePolicy policy, List<String> sources, List<PolicyFiles.Used> files) {}

    /**
     * Returns the policy in force; what could not be read is in {@link EffectivePolicy#broken()}.
     *
     * @param repository the repository it is asked for; null for what binds every repository
     */
    public EffectivePolicy of(@Nullable RepositoryId repository) {
        return find(repository).policy();
    }

    /** As {@link #of}, with the sources. */
    InForce find(@Nullable RepositoryId repository) {
        var found = new ArrayList<Layer>();
        var files = new ArrayList<PolicyFiles.Used>();
        found.add(packs.inForce(Scope.ORG, null).map(this::stored).orElseGet(PoliciesInForce::none));
        if (repository != null) {
            packs.inForce(Scope.REPO, repository).map(this::stored).ifPresent(found::add);
            file.of(repository).ifPresent(read -> {
                CommitId commit = read.commit();
                if (commit != null) {
                    files.add(new PolicyFiles.Used(repository, commit, Digest.of(read.yaml())));
                }
                found.add(inRepository(read));
            });
        }
        return new InForce(
                policies.get(List.copyOf(found), PoliciesInForce::combine),
                found.stream().map(Layer::source).toList(),
                List.copyOf(files));
    }

    private static EffectivePolicy combine(List<Layer> layers) {
        EffectivePolicy policy = EffectivePolicy.of(
                layers.stream().map(Layer::pack).filter(Objects::nonNull).toList());
        for (Layer layer : layers) {
            BrokenPack broken = layer.broken();
            policy = broken == null ? policy : policy.withBroken(broken);
        }
        return policy;
    }

    private Layer stored(PackVersion version) {
        return layer(version.scope(), DATABASE, DATABASE + ": " + version.label(), version.hash(), version.yaml());
    }

    private Layer inRepository(PolicyFile.Found found) {
        PackProblem problem = found.problem();
        return problem == null
                ? layer(Scope.REPO, found.source(), found.source(), Digest.of(found.yaml()), found.yaml())
                : broken(Scope.REPO, found.source(), Digest.of(""), List.of(problem));
    }

    private Layer layer(Scope scope, String source, String label, Digest hash, String yaml) {
        return layers.get(new Text(scope, label, hash), text -> {
            PackDocument document = PackParser.parse(yaml, scope);
            PolicyPack pack = document.pack();
            return pack == null
                    ? broken(scope, label, hash, document.problems())
                    : new Layer(label, new PackLayer(pack, scope, source), null);
        });
    }

    private static Layer none() {
        return broken(
                Scope.ORG,
                DATABASE,
                Digest.of(""),
                List.of(new PackProblem(
                        PackProblem.Severity.ERROR,
                        "missing",
                        1,
                        1,
                        "No policy pack of the organisation is in force.",
                        "Ask an administrator to publish one, such as the starter pack 'standard'.")));
    }

    private static Layer broken(Scope scope, String source, Digest hash, List<PackProblem> problems) {
        return new Layer(source, null, new BrokenPack(source, scope, hash, problems));
    }
}
