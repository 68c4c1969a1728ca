package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Assignment;
import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.jspecify.annotations.Nullable;

/**
 * The repositories of a recording as they are found here: connected, by id or by name, and with the pinned commit still in
 * them. An installation that imports a recording may have them under other ids, or not at all.
 */
final class Ground {

    private final ForgeReader forge;
    private final Map<RepositoryId, RepositoryId> here = new HashMap<>();
    private final boolean complete;

    Ground(Assignment assignment, ForgeReader forge, Repositories repositories) {
        this.forge = forge;
        for (Workplace place : assignment.repositories()) {
            find(place, repositories).ifPresent(id -> here.put(place.id(), id));
        }
        complete = here.size() == assignment.repositories().size();
    }

    /** Returns whether every repository is here, so that calls can be made again. */
    boolean complete() {
        return complete;
    }

    /** Returns the id that the repository has here. */
    RepositoryId here(RepositoryId recorded) {
        RepositoryId id = here.get(recorded);
        if (id == null) {
            throw new IllegalStateException("the repository " + recorded + " is not here");
        }
        return id;
    }

    ForgeReader forge() {
        return forge;
    }

    private Optional<RepositoryId> find(Workplace place, Repositories repositories) {
        RepositoryId id = known(() -> repositories.get(place.id()).id());
        if (id == null) {
            id = known(() -> repositories.byName(place.name()).id());
        }
        return Optional.ofNullable(id).filter(found -> has(found, place.base()));
    }

    private boolean has(RepositoryId repository, CommitId commit) {
        Boolean there = known(() -> forge.read(repository, objects -> objects.has(ObjectId.fromString(commit.hex()))));
        return Boolean.TRUE.equals(there);
    }

    /** Returns null when the repository is not connected, or cannot be read now. */
    private static <T> @Nullable T known(java.util.function.Supplier<T> lookup) {
        try {
            return lookup.get();
        } catch (Refusal refusal) {
            return null;
        }
    }
}
