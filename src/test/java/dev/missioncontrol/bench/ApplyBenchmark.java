package dev.missioncontrol.bench;

import dev.missioncontrol.patch.apply.AppliedPatchSet;
import dev.missioncontrol.patch.apply.CommitIdentity;
import dev.missioncontrol.patch.apply.DiffApplier;
import dev.missioncontrol.patch.apply.GitRepo;
import dev.missioncontrol.patch.apply.PatchSetApplier;
import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.diff.DiffParser;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.util.FileUtils;

/** Applies a 1,000-file patch of about 1 MB in core and by {@code git apply --index}, in turns in one run. */
public final class ApplyBenchmark {

    private static final int FILES = 1_000;
    private static final int LINES = 200;
    private static final int WARM_UP = 5;
    private static final int ROUNDS = 15;
    private static final PatchLimits LIMITS = PatchLimits.defaults();

    /**
     * What was measured, in milliseconds.
     *
     * @param firstMillis our very first time, with cold classes
     * @param oursMillis median of parsing the diff and applying it in core
     * @param commitMillis median of making the commits from the canonical form
     * @param gitMillis median of {@code git apply --index} of the same diff, its process start included
     * @param diffBytes the diff's size
     */
    public record Result(double firstMillis, double oursMillis, double commitMillis, double gitMillis, int diffBytes) {

        /** Returns the result as a row of the table. */
        Row row() {
            return new Row(
                    String.format(Locale.ROOT, "apply a %,d-file patch (%,d KB) in core", FILES, diffBytes / 1024),
                    String.format(Locale.ROOT, "%.0f ms", oursMillis),
                    String.format(Locale.ROOT, "git apply --index %.0f ms", gitMillis),
                    oursMillis / gitMillis,
                    "≤ 1×",
                    String.format(
                            Locale.ROOT,
                            "median of %d rounds in turns; ours: parse the diff, apply it, id of the result tree (first"
                                    + " time, with cold classes: %.0f ms; the commits from the canonical form: %.0f ms"
                                    + " more); git's: one process, which also writes"
                                    + " work tree and index; both come to the same tree",
                            ROUNDS,
                            firstMillis,
                            commitMillis));
        }
    }

    private ApplyBenchmark() {}

    /** Measures in a temporary folder; fails when the two do not come to the same tree. */
    public static Result run() throws IOException {
        Path folder = Files.createTempDirectory("apply-benchmark");
        try {
            return measure(GitRepo.init(folder));
        } finally {
            FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY);
        }
    }

    private static Result measure(GitRepo repo) throws IOException {
        writeFiles(repo, "before");
        repo.git("add", "-A");
        repo.git("-c", "user.name=Bench", "-c", "user.email=bench@example.org", "commit", "-q", "-m", "base");
        String base = repo.git("rev-parse", "HEAD");
        writeFiles(repo, "after");
        byte[] diff = repo.bytes("diff", "--binary", "--full-index", "-M");
        double[] ours = new double[ROUNDS];
        double[] commits = new double[ROUNDS];
        double[] theirs = new double[ROUNDS];
        double first = 0;
        try (Repository jgit = repo.open()) {
            for (int round = -WARM_UP; round < ROUNDS; round++) {
                repo.git("reset", "-q", "--hard", base);
                long start = System.nanoTime();
                repo.git(diff, "apply", "--index", "--whitespace=nowarn", "-");
                double git = millisSince(start);
                String expected = repo.git("write-tree");
                start = System.nanoTime();
                DiffApplier applier;
                List<FileChange> changes;
                String tree;
                try (var reader = jgit.newObjectReader()) {
                    applier = DiffApplier.at(reader, new CommitId(base), LIMITS, AllowedModes.filesOnly());
                    changes = applier.apply(DiffParser.parse(diff, LIMITS));
                    tree = applier.treeId().name();
                }
                double own = millisSince(start);
                first = round == -WARM_UP ? own : first;
                double commit = commitMillis(jgit, base, changes, applier.blobs(), expected);
                if (!tree.equals(expected)) {
                    throw new IllegalStateException("our tree " + tree + " is not git's " + expected);
                }
                if (round >= 0) {
                    ours[round] = own;
                    commits[round] = commit;
                    theirs[round] = git;
                }
            }
        }
        return new Result(first, median(ours), median(commits), median(theirs), diff.length);
    }

    private static double commitMillis(
            Repository jgit, String base, List<FileChange> changes, InMemoryBlobs blobs, String expected)
            throws IOException {
        var content = new PatchSetContent(
                new CommitId(base), List.of(new PatchContent("BENCH-1", "Change every file", "", changes)));
        var identity = new CommitIdentity("Bench", "bench@example.org", Instant.EPOCH);
        WorkflowId workflow = WorkflowId.next();
        long start = System.nanoTime();
        try (var reader = jgit.newObjectReader()) {
            AppliedPatchSet applied = new PatchSetApplier(reader, blobs, LIMITS, AllowedModes.filesOnly())
                    .apply(content, workflow, identity);
            if (!applied.trees().getLast().name().equals(expected)) {
                throw new IllegalStateException("the commit's tree is not git's " + expected);
            }
        }
        return millisSince(start);
    }

    private static void writeFiles(GitRepo repo, String word) throws IOException {
        for (int file = 0; file < FILES; file++) {
            Path path = repo.workTree().resolve("module" + file % 20 + "/src/File" + file + ".java");
            Files.createDirectories(path.getParent());
            var text = new StringBuilder();
            for (int line = 0; line < LINES; line++) {
                boolean changes = line % 50 == 20;
                text.append("    int value")
                        .append(line)
                        .append(" = compute(")
                        .append(file)
                        .append(", \"");
                text.append(changes ? word : "same").append("\");\n");
            }
            Files.writeString(path, text);
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
