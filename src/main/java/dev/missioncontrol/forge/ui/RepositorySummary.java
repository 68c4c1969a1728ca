package dev.missioncontrol.forge.ui;

import dev.missioncontrol.forge.Branch;
import dev.missioncontrol.forge.Commit;
import dev.missioncontrol.forge.Commits;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the list shows of a repository's inside.
 *
 * @param branches how many branches it has
 * @param head the last commit of the base branch; null when that cannot be read
 * @param problem why it cannot be read; null when it can
 */
record RepositorySummary(
        int branches, @Nullable Commit head, @Nullable Refusal problem) {

    static RepositorySummary read(ForgeRepository repository, ForgeReader reader, Commits commits) {
        try {
            List<Branch> branches = reader.branches(repository.id());
            Commit head = commits.get(repository.id(), reader.head(repository.id(), repository.baseBranch()));
            return new RepositorySummary(branches.size(), head, null);
        } catch (Refusal refusal) {
            return new RepositorySummary(0, null, refusal);
        }
    }
}
