package dev.missioncontrol.policy.ui;

import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.pack.PolicyPack;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The packs that repositories bring along in a file. */
@Component
class RepositoryFiles {

    private static final int REPOSITORIES = 100;
    private static final String FILE = ".missioncontrol/";

    private final Repositories repositories;
    private final PoliciesInForce policies;

    RepositoryFiles(Repositories repositories, PoliciesInForce policies) {
        this.repositories = repositories;
        this.policies = policies;
    }

    /**
     * A pack in a repository's file.
     *
     * @param repo the repository's name
     * @param source the file with the commit it was read at
     */
    record File(String repo, String source, PolicyPack pack) {}

    /** Returns those of the first {@value #REPOSITORIES} repositories by name. */
    List<File> all() {
        return repositories.list(null, null, REPOSITORIES).items().stream()
                .flatMap(this::of)
                .toList();
    }

    private Stream<File> of(ForgeRepository repository) {
        return policies.of(repository.id()).layers().stream()
                .map(EffectiveLayer::layer)
                .filter(layer -> layer.source().startsWith(FILE))
                .map(layer -> new File(repository.name(), layer.source(), layer.pack()));
    }
}
