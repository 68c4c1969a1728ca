package dev.missioncontrol.patch.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.RepositoryBlobs;
import dev.missioncontrol.patch.diff.DiffExporter;
import dev.missioncontrol.patch.diff.DiffParser;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every change of a history, as git writes it, applied by us gives git's own tree; and written by us, applied by git, too.
 * A generated history always runs; more repositories are named by the system property {@code history.repositories} (paths,
 * with commas between), of which the newest {@code history.count} commits without merges are taken.
 */
class RealHistoryTests {

    private static final PatchLimits LIMITS = PatchLimits.defaults();

    @TempDir
    Path folder;

    /** What a history gave. */
    private static final class Tally {
        int commits;
        int withCarriageReturns;
        int same;
        int sameByOurDiff;
        long ourNanos;
        final List<String> different = new ArrayList<>();
        final List<String> refused = new ArrayList<>();
    }

    @Test
    void givesTheTreesOfAGeneratedHistory() throws IOException {
        GitRepo repo = GitRepo.init(folder);
        GeneratedHistory.write(repo, 20261120, 400);
        Tally tally = run(repo, "main", 400);
        assertThat(tally.different).isEmpty();
        assertThat(tally.refused).isEmpty();
        assertThat(tally.commits).isGreaterThan(380);
        assertThat(tally.withCarriageReturns).isGreaterThan(100);
        assertThat(tally.same).isEqualTo(tally.commits);
        assertThat(tally.sameByOurDiff).isEqualTo(tally.commits);
    }

    @Test
    void givesTheTreesOfTheNamedRepositories() throws IOException {
        int count = Integer.getInteger("history.count", 1000);
        for (String name : System.getProperty("history.repositories", "").split(",")) {
            if (name.isBlank()) {
                continue;
            }
            Path repository = Path.of(name.strip());
            GitRepo repo = GitRepo.readOnly(repository, folder);
            Tally tally = run(repo, System.getProperty("history.revision", "HEAD"), count);
            report(repository, tally);
            assertThat(tally.different).as(name).isEmpty();
            assertThat(tally.same).as(name).isEqualTo(tally.commits - tally.refused.size());
            assertThat(tally.sameByOurDiff).as(name).isEqualTo(tally.same);
            assertThat(tally.commits).as(name).isPositive();
        }
    }

    private static void report(Path repository, Tally tally) {
        System.out.printf(
                "%s: %d commits (%d with CR), %d same trees, %d same by our diff, %d refused, %d ms parse and apply%n",
                repository,
                tally.commits,
                tally.withCarriageReturns,
                tally.same,
                tally.sameByOurDiff,
                tally.refused.size(),
                tally.ourNanos / 1_000_000);
        tally.refused.forEach(System.out::println);
    }

    private static Tally run(GitRepo repo, String revision, int count) throws IOException {
        var tally = new Tally();
        String log = repo.git(
                "log", "--no-merges", "--min-parents=1", "--format=%H %P %T", "--max-count=" + count, revision);
        try (Repository jgit = repo.open()) {
            for (String line : log.lines().toList()) {
                String[] ids = line.split(" ");
                compare(repo, jgit, ids[1], ids[0], ids[2], tally);
            }
        }
        return tally;
    }

    private static void compare(GitRepo repo, Repository jgit, String parent, String commit, String tree, Tally tally)
            throws IOException {
        byte[] diff = repo.bytes("diff", "--binary", "--full-index", "-M", parent, commit);
        if (diff.length == 0) {
            return;
        }
        tally.commits++;
        tally.withCarriageReturns += contains(diff, (byte) '\r') ? 1 : 0;
        long start = System.nanoTime();
        try (var reader = jgit.newObjectReader()) {
            var applier = DiffApplier.at(reader, new CommitId(parent), LIMITS, AllowedModes.all());
            List<FileChange> changes = applier.apply(DiffParser.parse(diff, LIMITS));
            String ours = applier.treeId().name();
            tally.ourNanos += System.nanoTime() - start;
            if (!ours.equals(tree)) {
                tally.different.add(commit + ": tree " + ours + " instead of " + tree);
                return;
            }
            tally.same++;
            var blobs = applier.blobs().or(new RepositoryBlobs(reader, LIMITS.maxFileBytes()));
            var exported = new ByteArrayOutputStream();
            new DiffExporter(blobs, DiffExporter.DEFAULT_CONTEXT).write(changes, exported);
            var again = DiffApplier.at(reader, new CommitId(parent), LIMITS, AllowedModes.all());
            assertThat(again.apply(DiffParser.parse(exported.toByteArray(), LIMITS)))
                    .as(commit)
                    .isEqualTo(changes);
            GitRepo.Outcome theirs = repo.applyCached(parent, exported.toByteArray());
            if (theirs.out().strip().equals(tree)) {
                tally.sameByOurDiff++;
            } else {
                tally.different.add(commit + ": our diff by git apply: " + theirs);
            }
        } catch (Refusal e) {
            tally.refused.add(commit + ": " + e.getMessage());
        }
    }

    private static boolean contains(byte[] bytes, byte wanted) {
        for (byte b : bytes) {
            if (b == wanted) {
                return true;
            }
        }
        return false;
    }
}
