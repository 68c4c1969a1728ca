package dev.missioncontrol.policy;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackProblem.Severity;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Reads {@code .missioncontrol/policy.yml} at the head of a repository's base branch: never from a branch under change,
 * so that no change can loosen the policy it is judged by.
 */
@Component
class PolicyFile {

    static final String PATH = ".missioncontrol/policy.yml";
    private static final int MAX_BYTES = 1 << 20;

    private final Repositories repositories;
    private final ForgeReader forge;
    private final Cache<Place, Optional<Found>> read =
            Caffeine.newBuilder().maximumSize(256).build();

    PolicyFile(Repositories repositories, ForgeReader forge) {
        this.repositories = repositories;
        this.forge = forge;
    }

    private record Place(RepositoryId repository, CommitId commit) {}

    /**
     * A policy file.
     *
     * @param source where it was read, for people
     * @param commit the commit it was read at; null when it cannot be read
     * @param yaml its text; empty when it cannot be read
     * @param problem why it cannot be read; null when it can
     */
    record Found(
            String source,
            @Nullable CommitId commit,
            String yaml,
            @Nullable PackProblem problem) {}

    /** Returns the file; empty when the branch has none. */
    Optional<Found> of(RepositoryId id) {
        try {
            ForgeRepository repository = repositories.get(id);
            CommitId head = forge.head(id, repository.baseBranch());
            return at(id, head);
        } catch (Refusal e) {
            String remedy = e.remedy();
            return Optional.of(unreadable(
                    PATH,
                    "The repository's policy cannot be read: " + e.getMessage(),
                    remedy == null ? "See that the repository is connected and can be read." : remedy));
        }
    }

    /** Returns the file at a commit; empty when it has none. */
    Optional<Found> at(RepositoryId id, CommitId commit) {
        return read.get(new Place(id, commit), place -> read(place.repository(), place.commit()));
    }

    private Optional<Found> read(RepositoryId repository, CommitId commit) {
        return forge.read(repository, objects -> {
            try (RevWalk commits = new RevWalk(objects)) {
                RevTree tree =
                        commits.parseCommit(ObjectId.fromString(commit.hex())).getTree();
                try (TreeWalk file = TreeWalk.forPath(objects, PATH, tree)) {
                    return file == null ? Optional.empty() : Optional.of(read(objects, file, commit));
                }
            }
        });
    }

    private static Found read(ObjectReader objects, TreeWalk file, CommitId commit) throws IOException {
        String source = PATH + "@" + commit.hex();
        FileMode mode = file.getFileMode(0);
        if (mode != FileMode.REGULAR_FILE && mode != FileMode.EXECUTABLE_FILE) {
            return unreadable(source, source + " is no regular file.", "Put the policy itself there.");
        }
        ObjectLoader loader = objects.open(file.getObjectId(0));
        if (loader.getSize() > MAX_BYTES) {
            return unreadable(
                    source,
                    source + " has " + loader.getSize() + " bytes; a policy has at most " + MAX_BYTES + ".",
                    "Make it shorter.");
        }
        try {
            String yaml = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(loader.getBytes(MAX_BYTES)))
                    .toString();
            return new Found(source, commit, yaml, null);
        } catch (CharacterCodingException e) {
            return unreadable(source, source + " is not written in UTF-8.", "Save the file as UTF-8.");
        }
    }

    private static Found unreadable(String source, String message, String remedy) {
        return new Found(source, null, "", new PackProblem(Severity.ERROR, "unreadable", 1, 1, message, remedy));
    }
}
