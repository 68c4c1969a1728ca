package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevSort;
import org.eclipse.jgit.revwalk.RevWalk;
import org.springframework.stereotype.Service;

/** Reads commits for people. */
@Service
public class Commits {

    private static final int MOST = 500;

    private final ForgeReader reader;

    Commits(ForgeReader reader) {
        this.reader = reader;
    }

    /**
     * Returns one commit.
     *
     * @throws dev.missioncontrol.shared.Refusal CONFLICT when the repository does not have it
     */
    public Commit get(RepositoryId repository, CommitId id) {
        return reader.read(repository, objects -> {
            try (RevWalk walk = new RevWalk(objects)) {
                return read(walk.parseCommit(ObjectId.fromString(id.hex())));
            }
        });
    }

    /** Returns what leads from base to head, oldest first, without the base; at most 500. */
    public List<Commit> between(RepositoryId repository, CommitId base, CommitId head) {
        return reader.read(repository, objects -> {
            try (RevWalk walk = new RevWalk(objects)) {
                walk.sort(RevSort.TOPO);
                walk.markStart(walk.parseCommit(ObjectId.fromString(head.hex())));
                walk.markUninteresting(walk.parseCommit(ObjectId.fromString(base.hex())));
                List<Commit> found = new ArrayList<>();
                for (RevCommit each = walk.next(); each != null && found.size() < MOST; each = walk.next()) {
                    found.add(read(each));
                }
                return found.reversed();
            }
        });
    }

    private static Commit read(RevCommit commit) {
        PersonIdent author = commit.getAuthorIdent();
        return new Commit(
                new CommitId(commit.name()),
                commit.getShortMessage(),
                author == null ? "unknown" : author.getName(),
                author == null ? Instant.EPOCH : author.getWhenAsInstant());
    }
}
