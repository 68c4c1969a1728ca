package dev.missioncontrol.patch;

import static dev.missioncontrol.patch.PatchScenario.task;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.GitObject;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.revwalk.RevCommit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

@IntegrationTest
class PatchSetsIntegrationTests {

    @Autowired
    private Repositories repositories;

    @Autowired
    private ForgeReader forge;

    @Autowired
    private PatchSets patchSets;

    @Autowired
    private Diffs diffs;

    @Autowired
    private RevisionFiles files;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private ProposalFromDiff proposalFromDiff;

    @Autowired
    private JdbcClient jdbc;

    private PatchScenario scenario;

    @BeforeEach
    void connect() {
        scenario = PatchScenario.with(
                repositories, forge, patchSets, "README.md", "Hello\nworld\n", "src/a.txt", "one\ntwo\nthree\n");
    }

    @AfterEach
    void remove() {
        scenario.close();
    }

    @Test
    void sealsARevisionWithOneCommitPerTask() {
        PatchSetRevision revision = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n"),
                task("T-2", "Grow", "README.md", "Hello\nmoon\n!\n", "src/b.txt", "new\n"));

        assertThat(revision.number()).isEqualTo(1);
        assertThat(revision.base()).isEqualTo(scenario.base());
        assertThat(revision.branch())
                .isEqualTo(
                        "missioncontrol/" + scenario.workflow().toString().substring(0, 8) + "-tidy-up-the-greeting");
        assertThat(revision.patches()).extracting(Patch::title).containsExactly("Greet", "Grow");
        assertThat(revision.patches().getLast().commit()).isEqualTo(revision.head());
        assertThat(revision.patches().getFirst())
                .returns(1, Patch::additions)
                .returns(1, Patch::deletions)
                .returns(List.of("README.md"), Patch::paths);
        assertThat(revision.patches().getLast()).returns(2, Patch::additions).returns(0, Patch::deletions);
        assertThat(patchSets.get(revision.patchSet()))
                .returns(PatchSet.State.OPEN, PatchSet::state)
                .returns(revision, PatchSet::current);
        assertThat(patchSets.ofWorkflow(scenario.workflow())).hasSize(1);
    }

    @Test
    void writesExactlyWhatWasAnnounced() throws Exception {
        PatchSetRevision revision = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n"), task("T-2", "Drop", "src/a.txt", null));

        BranchWrite write = patchSets.toWrite(revision.patchSet(), 1);

        assertThat(write.head()).isEqualTo(revision.head());
        assertThat(write.branch()).isEqualTo(revision.branch());
        RevCommit head = commitIn(write, revision.head().hex());
        assertThat(head.getParent(0).name())
                .isEqualTo(revision.patches().getFirst().commit().hex());
        assertThat(head.getFullMessage())
                .startsWith("Drop\n\n")
                .contains("Task: T-2")
                .contains("Workflow: " + scenario.workflow())
                .contains("PatchSet-Digest: " + revision.digest());
        assertThat(head.getAuthorIdent().getName()).isEqualTo("Mission Control");
        assertThat(head.getCommitTime()).isEqualTo(revision.sealedAt().getEpochSecond());
    }

    @Test
    void numbersRevisionsWithoutGapAndNamesTheirBranches() {
        PatchSetRevision first = scenario.seal("README.md", "1\n");
        PatchSetRevision second = scenario.seal("README.md", "2\n");

        assertThat(second.patchSet()).isEqualTo(first.patchSet());
        assertThat(second.number()).isEqualTo(2);
        assertThat(second.branch()).isEqualTo(first.branch() + "-r2");
        assertThat(second.digest()).isNotEqualTo(first.digest());
        assertThat(patchSets.revisions(first.patchSet())).containsExactly(first, second);
        assertThat(patchSets.revision(first.patchSet(), 1)).isEqualTo(first);
    }

    @Test
    void dropsFilesAndTasksThatChangeNothing() {
        PatchSetRevision revision = scenario.sealTasks(
                task("T-1", "Nothing", "src/a.txt", "one\ntwo\nthree\n", "never/was.txt", null),
                task("T-2", "Greet", "README.md", "Hi\n", "src/a.txt", "one\ntwo\nthree\n"));

        assertThat(revision.patches()).singleElement().satisfies(patch -> {
            assertThat(patch.taskKey()).isEqualTo("T-2");
            assertThat(patch.paths()).containsExactly("README.md");
        });
    }

    @Test
    void refusesAProposalThatChangesNothing() {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scenario.seal("README.md", "Hello\nworld\n"))
                .withMessageContaining("changes nothing")
                .returns(Refusal.Kind.INVALID, Refusal::kind);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scenario.sealTasks(
                        task("T-1", "There", "README.md", "x\n"),
                        task("T-2", "And back", "README.md", "Hello\nworld\n")))
                .withMessageContaining("changes nothing");
        assertThat(patchSets.ofWorkflow(scenario.workflow())).isEmpty();
    }

    @Test
    void refusesHostileContentAndKeepsNothingOfIt() {
        for (String path : List.of("../out.txt", "/etc/passwd", ".git/config", "a/.GIT/hooks/x", "README.MD", "a\\b")) {
            assertThatExceptionOfType(Refusal.class)
                    .as(path)
                    .isThrownBy(() -> scenario.seal(path, "x\n"))
                    .returns(Refusal.Kind.INVALID, Refusal::kind);
        }
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scenario.sealTasks(task("T-1", "Module", "sub", "160000", new byte[20])))
                .withMessageContaining("submodule");
        assertThat(patchSets.ofWorkflow(scenario.workflow())).isEmpty();
        assertThat(artifacts.ofWorkflow(scenario.workflow())).isEmpty();
    }

    @Test
    void refusesABaseThatTheRepositoryDoesNotHave() {
        PatchSetProposal proposal = scenario.proposal(task("T-1", "Greet", "README.md", "x\n"));
        PatchSetProposal elsewhere = new PatchSetProposal(
                proposal.workflow(),
                proposal.repository(),
                new dev.missioncontrol.shared.CommitId("0123456789012345678901234567890123456789"),
                proposal.workflowTitle(),
                proposal.tasks(),
                proposal.producedBy());

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> patchSets.seal(elsewhere))
                .returns("base", Refusal::field);
    }

    @Test
    void sealsAThousandFiles() {
        SortedMap<String, FileContent> many = new TreeMap<>();
        for (int i = 0; i < 1_000; i++) {
            many.put(
                    "gen/%02d/f%04d.txt".formatted(i % 40, i),
                    new FileContent(null, ("file " + i + "\n").getBytes(UTF_8)));
        }
        PatchSetRevision revision = scenario.sealTasks(new TaskChange("T-1", "Generate", "", many));

        assertThat(files.of(revision.patchSet(), 1)).hasSize(1_000);
        assertThat(patchSets.toWrite(revision.patchSet(), 1).head()).isEqualTo(revision.head());
        assertThat(revision.patches().getFirst().additions()).isEqualTo(1_000);
    }

    @Test
    void keepsAnUnchangedModeAndSetsAnAskedForOne() {
        PatchSetRevision revision = scenario.sealTasks(
                task("T-1", "Executable", "src/a.txt", "100755", "one\ntwo\nthree\n".getBytes(UTF_8)));

        assertThat(files.of(revision.patchSet(), 1)).singleElement().satisfies(file -> {
            assertThat(file.oldMode()).isEqualTo("100644");
            assertThat(file.newMode()).isEqualTo("100755");
            assertThat(file.newBlob()).isEqualTo(file.oldBlob());
        });
        assertThat(patchSets.diff(revision.patchSet(), 1)).contains("new mode 100755");
    }

    @Test
    void supersedesWhatANewCycleDoesWithout() {
        try (PatchScenario other =
                PatchScenario.with(repositories, forge, patchSets, scenario.workflow(), "x.txt", "x\n")) {
            PatchSetRevision mine = scenario.seal("README.md", "1\n");
            PatchSetRevision others = other.seal("x.txt", "y\n");

            patchSets.supersedeAll(scenario.workflow());
            scenario.seal("README.md", "2\n");

            assertThat(patchSets.ofWorkflow(scenario.workflow()))
                    .extracting(PatchSet::id)
                    .containsExactly(mine.patchSet());
            assertThat(patchSets.get(others.patchSet()).state()).isEqualTo(PatchSet.State.SUPERSEDED);
        }
    }

    @Test
    void takesNoRevisionAfterARejection() {
        PatchSetRevision revision = scenario.seal("README.md", "1\n");
        patchSets.mark(revision.patchSet(), PatchSet.State.REJECTED);

        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> scenario.seal("README.md", "2\n"))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> patchSets.mark(revision.patchSet(), PatchSet.State.APPROVED))
                .returns(Refusal.Kind.CONFLICT, Refusal::kind);
    }

    @Test
    void refusesToWriteWhatIsNotWhatWasSealed() {
        PatchSetRevision revision = scenario.seal("README.md", "1\n");
        PatchSetRevision other = scenario.seal("README.md", "2\n");
        // Only the owner of the tables could do this, with the trigger out of the way.
        tamper("UPDATE patch_set_revision SET canonical = (SELECT canonical FROM patch_set_revision"
                + " WHERE patch_set_id = '" + other.patchSet() + "' AND number = 2)"
                + " WHERE patch_set_id = '" + revision.patchSet() + "' AND number = 1");

        assertThatThrownBy(() -> patchSets.toWrite(revision.patchSet(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(revision.digest().hex());
        assertThatThrownBy(() -> patchSets.diff(revision.patchSet(), 1)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void refusesStoredBytesThatWereAltered() {
        PatchSetRevision revision = scenario.seal("README.md", "a text nobody else has " + revisionMark() + "\n");
        String blob = String.valueOf(files.of(revision.patchSet(), 1).getFirst().newBlob());
        tamper("UPDATE patch_blob SET content = 'x', size = 1 WHERE blob_id = '" + blob + "'");

        assertThatThrownBy(() -> patchSets.toWrite(revision.patchSet(), 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(blob);
    }

    @Test
    void refusesToChangeSealedRows() {
        PatchSetRevision revision = scenario.seal("README.md", "1\n");
        for (String table : List.of("patch_set_revision", "patch", "patch_blob")) {
            for (String statement : List.of(
                    "UPDATE " + table + " SET " + firstColumn(table),
                    "DELETE FROM " + table,
                    "TRUNCATE " + table + " CASCADE")) {
                assertThatThrownBy(() -> jdbc.sql(statement).update())
                        .as(statement)
                        .isInstanceOf(DataAccessException.class);
            }
        }
        assertThat(patchSets.revision(revision.patchSet(), 1)).isEqualTo(revision);
    }

    @Test
    void storesEachPatchAsAnArtifactThatGitWouldApply() {
        PatchSetRevision revision = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n"), task("T-2", "Grow", "src/b.txt", "new\n"));

        List<Artifact> stored = artifacts.ofWorkflow(scenario.workflow()).stream()
                .filter(each -> each.kind() == ArtifactKind.PATCH)
                .toList();

        assertThat(stored)
                .extracting(Artifact::name)
                .allSatisfy(name ->
                        assertThat(name).startsWith(scenario.repository().name() + "-r1-"));
        assertThat(stored).hasSize(2);
        assertThat(artifacts.read(stored.getFirst().digest()).map(bytes -> new String(bytes, UTF_8)))
                .hasValueSatisfying(text -> assertThat(text)
                        .contains("diff --git a/README.md b/README.md")
                        .contains("-world\n+moon\n"));
        assertThat(revision.patches()).hasSize(2);
    }

    @Test
    void showsTheDiffFromRevisionToRevision() {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n", "src/a.txt", null);
        scenario.seal("README.md", "Hello\nmars\n", "src/b.txt", "new\n");

        String diff = text(DiffOf.since(first.patchSet(), 1, 2));

        assertThat(diff)
                .contains("-moon\n+mars\n")
                .contains("b/src/a.txt")
                .contains("+three")
                .contains("b/src/b.txt");
        assertThat(diff).doesNotContain("-world");
        assertThat(text(DiffOf.since(first.patchSet(), 2, 2))).isEmpty();
    }

    @Test
    void showsTheDiffBetweenRevisionsOnDifferentBases() {
        PatchSetRevision first = scenario.seal("README.md", "Hello\nmoon\n", "src/a.txt", "changed\n");
        scenario.moveBase("src/a.txt", "one\ntwo\n3\n");
        scenario.seal("README.md", "Hello\nmoon\n");

        String diff = text(DiffOf.since(first.patchSet(), 1, 2));

        assertThat(diff).contains("-changed\n+one\n+two\n+3\n").doesNotContain("README.md");
    }

    @Test
    void takesADiffFromOutside() {
        PatchSetRevision original = scenario.sealTasks(
                task("T-1", "Greet", "README.md", "Hello\nmoon\n", "src/b.txt", "new\n"),
                task("T-2", "Drop", "src/a.txt", null));
        List<ProposalFromDiff.TaskDiff> exported = original.patches().stream()
                .map(patch -> new ProposalFromDiff.TaskDiff(
                        patch.taskKey(),
                        patch.title(),
                        patch.body(),
                        diffs.bytes(DiffOf.patch(original.patchSet(), 1, patch.ordinal()))))
                .toList();

        List<TaskChange> tasks = proposalFromDiff.tasks(scenario.repository().id(), scenario.base(), exported);
        PatchSetRevision again = scenario.sealTasks(tasks.toArray(TaskChange[]::new));

        assertThat(again.digest()).isEqualTo(original.digest());
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> proposalFromDiff.tasks(
                        scenario.repository().id(),
                        scenario.base(),
                        List.of(new ProposalFromDiff.TaskDiff("T-1", "x", "", "no diff".getBytes(UTF_8)))));
    }

    @Test
    void findsAPatchWithItsRevision() {
        PatchSetRevision revision = scenario.seal("README.md", "1\n");
        Patch patch = revision.patches().getFirst();

        assertThat(patchSets.patch(patch.id())).isEqualTo(new PatchInRevision(revision, patch));
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> patchSets.patch(dev.missioncontrol.shared.PatchId.next()))
                .returns(Refusal.Kind.NOT_FOUND, Refusal::kind);
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> patchSets.revision(revision.patchSet(), 2))
                .returns(Refusal.Kind.NOT_FOUND, Refusal::kind);
    }

    private String text(DiffOf diff) {
        return new String(diffs.bytes(diff), UTF_8);
    }

    private static String revisionMark() {
        return WorkflowId.next().toString();
    }

    private static String firstColumn(String table) {
        return Map.of("patch_set_revision", "branch = 'x'", "patch", "title = 'x'", "patch_blob", "content = ''")
                .getOrDefault(table, "");
    }

    private static void tamper(String sql) {
        String table = sql.split(" ", 3)[1];
        try (var connection = dev.missioncontrol.TestDatabase.get().connectAsOwner();
                var statement = connection.createStatement()) {
            statement.execute("ALTER TABLE " + table + " DISABLE TRIGGER USER");
            assertThat(statement.executeUpdate(sql)).isEqualTo(1);
            statement.execute("ALTER TABLE " + table + " ENABLE TRIGGER USER");
        } catch (java.sql.SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static RevCommit commitIn(BranchWrite write, String id) throws Exception {
        try (var formatter = new ObjectInserter.Formatter()) {
            for (GitObject object : write.objects()) {
                ObjectId found = formatter.idFor(object.type(), object.bytes());
                if (object.type() == Constants.OBJ_COMMIT && found.name().equals(id)) {
                    return RevCommit.parse(object.bytes());
                }
            }
        }
        throw new AssertionError("no commit " + id);
    }
}
