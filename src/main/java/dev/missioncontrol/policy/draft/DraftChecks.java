package dev.missioncontrol.policy.draft;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.lint.Lint;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/** Everything that can be said of a text as a pack for a place. */
@Service
public class DraftChecks {

    private final Packs packs;
    private final Repositories repositories;
    private final ForgeReader reader;
    private final Clock clock;

    DraftChecks(Packs packs, Repositories repositories, ForgeReader reader, Clock clock) {
        this.packs = packs;
        this.repositories = repositories;
        this.reader = reader;
        this.clock = clock;
    }

    /**
     * Reads and checks a text: as YAML, as a pack, for what can hardly be meant, by its own tests, and, for a repository's
     * pack, against what the organisation allows.
     *
     * @param repository the repository whose files the rules are compared with, and, for a repository's pack, whom it
     *     shall bind; null for none
     * @return the pack, null when it cannot be read; and every problem in the order of the text
     */
    public PackDocument check(String yaml, Scope scope, @Nullable RepositoryId repository) {
        PackDocument linted = Lint.check(yaml, scope, clock.instant(), repository == null ? null : paths(repository));
        if (linted.pack() == null) {
            return linted;
        }
        List<PackProblem> problems = Stream.concat(
                        linted.problems().stream(),
                        packs.check(yaml, scope, scope == Scope.ORG ? null : repository).stream())
                .distinct()
                .sorted(PackProblem.BY_PLACE)
                .toList();
        return new PackDocument(linted.pack(), problems);
    }

    /** Null when the repository cannot be read now: then the rules are not compared with its files. */
    private @Nullable List<String> paths(RepositoryId repository) {
        try {
            ForgeRepository found = repositories.get(repository);
            return reader.tree(repository, reader.head(repository, found.baseBranch())).stream()
                    .map(TreeFile::path)
                    .toList();
        } catch (Refusal unreadable) {
            return null;
        }
    }
}
