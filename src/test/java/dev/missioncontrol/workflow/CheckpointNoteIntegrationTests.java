package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a pull request takes along of the ledger: the checkpoint as a note, and the manifest with its proofs. */
@IntegrationTest
class CheckpointNoteIntegrationTests {

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private SigningKeys keys;

    @TempDir
    private Path directory;

    private TestRepository repository;
    private ForgeRepository repo;

    @BeforeEach
    void aRepository() {
        repository = TestRepository.create(directory.resolve("app"));
        repository.commit("README.md", "Hello noted colour\n", "Say hello");
        repo = driver.connect(repository);
    }

    @Test
    void theHeadCommitCarriesASignedCheckpointThatGitShows() {
        WorkflowId id = driver.replacing("noted", "known", repo);
        PatchSet patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);

        String head = patchSet.current().head().hex();
        SignedNote note = SignedNote.parse(
                repository.git("notes", "--ref=missioncontrol", "show", head).strip() + "\n");
        assertThat(note.verifiedBy(keys.all().stream().map(SigningKey::key).toList()))
                .isNotEmpty();
        assertThat(repository.git("fsck", "--full", "--strict")).doesNotContain("error");
        assertThat(writes(id))
                .containsExactly(
                        "write.intended push_branch",
                        "write.done push_branch",
                        "write.intended open_pr",
                        "write.done open_pr",
                        "write.intended attach_note",
                        "write.done attach_note");
    }

    @Test
    void notesOfSeveralRunsStandBesideEachOther() {
        WorkflowId first = driver.replacing("noted", "known", repo);
        driver.approve(driver.patchSets(first).getFirst());
        WorkflowId second = driver.replacing("colour", "color", repo);
        driver.approve(driver.patchSets(second).getFirst());

        for (WorkflowId each : List.of(first, second)) {
            String head = driver.patchSets(each).getFirst().current().head().hex();
            assertThat(repository.git("notes", "--ref=missioncontrol", "show", head))
                    .contains("\n\n\u2014 ");
        }
        assertThat(repository.git("notes", "--ref=missioncontrol", "list").lines())
                .hasSize(2);
    }

    @Test
    void aNoteThatCannotBeWrittenHoldsNothingUp() throws Exception {
        Path notes = directory.resolve("app/.git/refs/notes");
        Files.createDirectories(notes);
        // A folder where the ref has to be.
        Files.createDirectories(notes.resolve("missioncontrol/taken"));
        Files.writeString(
                notes.resolve("missioncontrol/taken/ref"),
                repository.head("HEAD").hex() + "\n");

        WorkflowId id = driver.replacing("noted", "known", repo);
        driver.approve(driver.patchSets(id).getFirst());

        assertThat(driver.state(id)).isEqualTo(WorkflowState.VERIFYING_CI);
        assertThat(writes(id)).endsWith("write.intended attach_note", "write.failed attach_note");
    }

    @Test
    void theManifestHoldsHashesApprovalsTestsTheCheckpointAndProofsThatVerify() {
        WorkflowId id = driver.replacing("noted", "known", repo);
        PatchSet patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);
        driver.report(id, repo.name(), patchSet.current().head(), Conclusion.SUCCESS);

        JsonNode manifest = manifest(id);
        JsonNode change = manifest.at("/changes/0");
        assertThat(manifest.path("run").asString()).isEqualTo(id.toString());
        assertThat(change.path("digest").asString())
                .isEqualTo(patchSet.current().digest().hex());
        assertThat(change.path("configHash").asString()).matches("[0-9a-f]{64}");
        assertThat(change.path("policyHash").asString()).matches("[0-9a-f]{64}");
        assertThat(change.at("/approvals/0/decision").asString()).isEqualTo("APPROVE");
        assertThat(change.at("/tests/0/conclusion").asString()).isEqualTo("SUCCESS");
        assertThat(change.at("/pullRequests/0").asInt()).isEqualTo(1);
        assertThat(manifest.path("attestations"))
                .extracting(each -> each.path("name").asString())
                .contains("provenance-" + repo.name() + ".intoto.jsonl");
        assertThat(SignedNote.parse(manifest.path("checkpoint").asString())
                        .verifiedBy(keys.all().stream().map(SigningKey::key).toList()))
                .isNotEmpty();
        assertThat(manifest.path("proofs")).isNotEmpty().allSatisfy(each -> {
            TreeHash leaf =
                    TreeHash.leaf(HexFormat.of().parseHex(each.path("hash").asString()));
            assertThat(TlogProof.parse(each.path("proof").asString())
                            .verify(
                                    leaf,
                                    keys.all().stream().map(SigningKey::key).toList())
                            .size())
                    .isPositive();
        });
    }

    private JsonNode manifest(WorkflowId id) {
        return artifacts.ofWorkflow(id).stream()
                .filter(artifact -> artifact.kind() == ArtifactKind.MANIFEST)
                .reduce((first, last) -> last)
                .flatMap(artifact -> artifacts.read(artifact.digest()))
                .map(bytes -> JsonMapper.shared().readTree(bytes))
                .orElseThrow();
    }

    private List<String> writes(WorkflowId id) {
        return entries
                .page(new EntryFilter(id, "write.", null, null, null, null, null), EntryOrder.OLDEST_FIRST, null, 50)
                .items()
                .stream()
                .map(this::write)
                .toList();
    }

    private String write(LedgerEntry entry) {
        String payload = entries.payload(entry.payloadDigest()).orElseThrow();
        return entry.type() + " "
                + JsonMapper.shared().readTree(payload).path("action").asString();
    }
}
