package dev.missioncontrol.patch.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.lib.Repository;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PatchSetApplierTests {

    private static final PatchLimits LIMITS = PatchLimits.defaults();
    private static final WorkflowId WORKFLOW = WorkflowId.parse("0198f000-0000-7000-8000-000000000001");
    private static final CommitIdentity IDENTITY =
            new CommitIdentity("Mission Control", "bot@example.org", Instant.parse("2026-11-20T10:00:00.123Z"));

    private NastyBase base;
    private Repository repository;

    @BeforeAll
    void makeBase(@TempDir Path folder) throws IOException {
        base = new NastyBase(folder);
        repository = base.repo.open();
    }

    @AfterAll
    void close() {
        repository.close();
    }

    @Test
    void makesOneCommitPerPatchThatGitFindsSound() throws IOException {
        var contents = contents();
        List<FileChange> first = contents.apply(
                List.of(file("a.txt", "changed\n"), file("new/deep/file.txt", "hello\n"), gone("dir/sub/deep.txt")));
        List<FileChange> second = contents.apply(List.of(file("new/deep/file.txt", "hello again\n")));
        var content = new PatchSetContent(
                new CommitId(base.commit),
                List.of(
                        new PatchContent("T-1", "Change a", "Because.\n\nReally.\n", first),
                        new PatchContent("T-2", "Greet again", "", second)));
        String objectsBefore = base.repo.git("count-objects", "-v");
        AppliedPatchSet applied = apply(content, contents.blobs(), AllowedModes.filesOnly());
        assertThat(base.repo.git("count-objects", "-v")).isEqualTo(objectsBefore);
        assertThat(applied.commits()).hasSize(2).last().isEqualTo(applied.headCommit());
        assertThat(applied.trees().getLast()).isEqualTo(contents.treeId());

        insert(applied);
        assertThat(base.repo.git("fsck", "--strict", applied.headCommit().hex()))
                .isEmpty();
        assertThat(base.repo.git("rev-list", base.commit + ".." + applied.headCommit()))
                .hasLineCount(2);
        assertThat(base.repo.git(
                        "log",
                        "-1",
                        "--format=%an <%ae> %aI%n%cn <%ce> %cI%n%B",
                        applied.commits().getFirst().hex()))
                .isEqualTo("Mission Control <bot@example.org> 2026-11-20T10:00:00+00:00\n"
                        + "Mission Control <bot@example.org> 2026-11-20T10:00:00+00:00\n"
                        + "Change a\n\nBecause.\n\nReally.\n\nMission-Control-Task: T-1\nMission-Control-Workflow: "
                        + WORKFLOW + "\nMission-Control-PatchSet-Digest: " + content.digest());
        assertThat(base.repo.git(
                        "log",
                        "-1",
                        "--format=%(trailers:only,unfold)",
                        applied.headCommit().hex()))
                .hasLineCount(3);
        assertThat(base.repo.git(
                        "diff",
                        "--name-status",
                        base.commit,
                        applied.headCommit().hex()))
                .isEqualTo("M\ta.txt\nD\tdir/sub/deep.txt\nA\tnew/deep/file.txt");
    }

    @Test
    void givesTheSameCommitsEachTime() throws IOException {
        var contents = contents();
        var content = patchSet(contents.apply(List.of(file("a.txt", "changed\n"))));
        AppliedPatchSet once = apply(content, contents.blobs(), AllowedModes.filesOnly());
        AppliedPatchSet again =
                apply(PatchSetContent.fromJson(content.toJson()), contents.blobs(), AllowedModes.filesOnly());
        assertThat(again.commits()).isEqualTo(once.commits());
        assertThat(again.objects())
                .map(GitObject::id)
                .isEqualTo(once.objects().stream().map(GitObject::id).toList());
        // One blob, the root tree and the commit: nothing else is written anew.
        assertThat(once.objects())
                .map(GitObject::type)
                .containsExactly(GitObject.Type.BLOB, GitObject.Type.TREE, GitObject.Type.COMMIT);
    }

    @Test
    void takesBlobsTheRepositoryHas() throws IOException {
        byte[] bytes = base.read("a.txt").getBytes(StandardCharsets.UTF_8);
        var content = patchSet(List.of(
                FileChange.removed("a.txt", GitMode.FILE, BlobId.of(bytes)),
                FileChange.added("moved.txt", GitMode.FILE, bytes)));
        AppliedPatchSet applied = apply(content, id -> Optional.empty(), AllowedModes.filesOnly());
        assertThat(applied.objects()).map(GitObject::type).doesNotContain(GitObject.Type.BLOB);
    }

    @Test
    void refusesABaseThatIsNotWhatTheChangeStartsFrom() {
        byte[] other = "not there\n".getBytes(StandardCharsets.UTF_8);
        byte[] empty = new byte[0];
        assertRefused(
                Refusal.Kind.CONFLICT,
                FileChange.modified("a.txt", GitMode.FILE, BlobId.of(other), GitMode.FILE, empty));
        assertRefused(
                Refusal.Kind.CONFLICT,
                FileChange.modified("empty.txt", GitMode.EXECUTABLE, BlobId.of(empty), GitMode.FILE, other));
        assertRefused(Refusal.Kind.CONFLICT, FileChange.added("a.txt", GitMode.FILE, other));
        assertRefused(Refusal.Kind.CONFLICT, FileChange.removed("missing.txt", GitMode.FILE, BlobId.of(other)));
    }

    @Test
    void refusesWhatIsNotAllowed() {
        byte[] target = "/etc/passwd".getBytes(StandardCharsets.UTF_8);
        assertRefused(Refusal.Kind.INVALID, FileChange.added("l", GitMode.SYMLINK, target));
        assertRefused(
                Refusal.Kind.INVALID,
                new FileChange("m", null, null, GitMode.GITLINK, new BlobId("1".repeat(40)), null));
        assertRefused(Refusal.Kind.INVALID, FileChange.added("link/x", GitMode.FILE, target));
        assertRefused(Refusal.Kind.INVALID, FileChange.added("a.txt/x", GitMode.FILE, target));
        assertRefused(Refusal.Kind.INVALID, FileChange.added("dir", GitMode.FILE, target));
        assertRefused(Refusal.Kind.INVALID, FileChange.added("DIR/x", GitMode.FILE, target));
        assertRefused(Refusal.Kind.INVALID, FileChange.added("gro\u0308\u00dfe.txt", GitMode.FILE, target));
    }

    @Test
    void refusesBytesThatAreNotThoseOfTheDigest() throws IOException {
        var contents = contents();
        var content = patchSet(contents.apply(List.of(file("a.txt", "nowhere else\n"))));
        BlobSource tampered = id -> Optional.of("evil\n".getBytes(StandardCharsets.UTF_8));
        assertThatThrownBy(() -> apply(content, tampered, AllowedModes.filesOnly()))
                .hasMessageContaining("digest");
        assertThatThrownBy(() -> apply(content, id -> Optional.empty(), AllowedModes.filesOnly()))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.NOT_FOUND));
    }

    @Test
    void refusesABaseCommitThatIsNotThere() throws IOException {
        var contents = contents();
        var changes = contents.apply(List.of(file("a.txt", "changed\n")));
        var content =
                new PatchSetContent(new CommitId("1".repeat(40)), List.of(new PatchContent("T", "t", "", changes)));
        assertThatThrownBy(() -> apply(content, contents.blobs(), AllowedModes.filesOnly()))
                .hasMessageContaining("base commit");
    }

    @Test
    void refusesMoreThanTheLimits() throws IOException {
        var contents = contents();
        var content = patchSet(contents.apply(List.of(file("a.txt", "0123456789\n"), file("b.txt", "x\n"))));
        for (PatchLimits limits : List.of(
                new PatchLimits(1, 1, 1, 100, 100, 1),
                new PatchLimits(1, 1, 10, 5, 100, 1),
                new PatchLimits(1, 1, 10, 100, 12, 1),
                new PatchLimits(1, 1, 10, 100, 100, 0))) {
            try (var reader = repository.newObjectReader()) {
                var applier = new PatchSetApplier(reader, contents.blobs(), limits, AllowedModes.filesOnly());
                assertThatThrownBy(() -> applier.apply(content, WORKFLOW, IDENTITY))
                        .isInstanceOfSatisfying(
                                Refusal.class,
                                refusal -> assertThat(refusal.kind()).isEqualTo(Refusal.Kind.TOO_LARGE));
            }
        }
    }

    @Test
    void leavesOutContentThatStaysAndRefusesToRemoveWhatIsNotThere() throws IOException {
        assertThat(contents().apply(List.of(file("empty.txt", "")))).isEmpty();
        assertThat(contents().apply(List.of(file("script.sh", "new\n"))))
                .containsExactly(FileChange.modified(
                        "script.sh",
                        GitMode.EXECUTABLE,
                        BlobId.of("#!/bin/sh\necho hi\n".getBytes(StandardCharsets.UTF_8)),
                        GitMode.EXECUTABLE,
                        "new\n".getBytes(StandardCharsets.UTF_8)));
        assertThatThrownBy(() -> contents().apply(List.of(gone("missing.txt")))).isInstanceOf(Refusal.class);
    }

    @Test
    void refusesIdentitiesGitWouldMisread() {
        Instant at = Instant.EPOCH;
        assertThatThrownBy(() -> new CommitIdentity("A <b", "c", at)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new CommitIdentity("A\nauthor x", "c", at)).isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> new CommitIdentity("A", " ", at)).isInstanceOf(Refusal.class);
    }

    private void assertRefused(Refusal.Kind kind, FileChange change) {
        assertThatThrownBy(() -> {
                    try (var reader = repository.newObjectReader()) {
                        var tree = BaseCommit.tree(reader, new CommitId(base.commit));
                        new TreeChanges(tree, AllowedModes.filesOnly()).apply(List.of(change));
                        tree.write(object -> {});
                    }
                })
                .isInstanceOfSatisfying(Refusal.class, refusal -> {
                    assertThat(refusal.kind()).isEqualTo(kind);
                    assertThat(refusal.getMessage())
                            .contains("'" + change.path().split("/")[0]);
                    assertThat(refusal.remedy()).isNotBlank();
                });
    }

    private ContentApplier contents() throws IOException {
        return ContentApplier.at(
                repository.newObjectReader(), new CommitId(base.commit), LIMITS, AllowedModes.filesOnly());
    }

    private PatchSetContent patchSet(List<FileChange> changes) {
        return new PatchSetContent(new CommitId(base.commit), List.of(new PatchContent("T", "Change", "", changes)));
    }

    private AppliedPatchSet apply(PatchSetContent content, BlobSource blobs, AllowedModes modes) throws IOException {
        try (var reader = repository.newObjectReader()) {
            return new PatchSetApplier(reader, blobs, LIMITS, modes).apply(content, WORKFLOW, IDENTITY);
        }
    }

    private void insert(AppliedPatchSet applied) throws IOException {
        try (var inserter = repository.newObjectInserter()) {
            for (GitObject object : applied.objects()) {
                assertThat(inserter.insert(object.type().code(), object.content()))
                        .isEqualTo(object.id());
            }
            inserter.flush();
        }
    }

    private static NewContent file(String path, String text) {
        return new NewContent(path, null, text.getBytes(StandardCharsets.UTF_8));
    }

    private static NewContent gone(String path) {
        return new NewContent(path, null, null);
    }
}
