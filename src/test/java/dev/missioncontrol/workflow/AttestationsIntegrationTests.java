package dev.missioncontrol.workflow;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.Recordings;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.TestRepository;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.ReportCheck;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.Tombstones;
import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.Statement;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.WorkflowId;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
class AttestationsIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    private Path directory;

    @Autowired
    private WorkflowDriver driver;

    @Autowired
    private Recordings recordings;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private PullRequests pullRequests;

    @Autowired
    private ReportCheck checks;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private LedgerEntries entries;

    @Test
    void headCommitOfAFinishedRunIsAttestedAndTheStatementsVerify() {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello attested world\n", "Say hello");
        ForgeRepository repository = driver.connect(git);
        WorkflowId id = driver.replacing("attested", "proven", repository);
        while (sequencer.sequence() > 0) {
            assertThat(checkpoints.latest()).isPresent();
        }
        PatchSet patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);
        checks.report(
                id,
                new ReportCheck.Report(
                        repository.name(),
                        patchSet.current().head(),
                        "optional",
                        CheckReport.Status.COMPLETED,
                        Conclusion.SKIPPED,
                        List.of(),
                        "Not asked for\n"),
                TestAccounts.MEMBER);
        driver.report(id, repository.name(), patchSet.current().head(), Conclusion.SUCCESS);
        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);

        List<JsonNode> provenance = statements(id, "provenance-" + repository.name() + ".intoto.jsonl");
        assertThat(provenance).singleElement().satisfies(statement -> {
            assertThat(statement.at("/predicateType").asString()).isEqualTo(Statement.PROVENANCE);
            assertThat(statement.at("/subject/0/digest/gitCommit").asString())
                    .isEqualTo(patchSet.current().head().hex());
            assertThat(statement
                            .at("/predicate/buildDefinition/resolvedDependencies/0/digest/gitCommit")
                            .asString())
                    .isEqualTo(patchSet.current().base().hex());
            assertThat(statement
                            .at("/predicate/buildDefinition/internalParameters/agent")
                            .asString())
                    .isEqualTo("codemod");
            assertThat(statement
                            .at("/predicate/runDetails/metadata/invocationId")
                            .asString())
                    .isEqualTo(id.toString());
            assertThat(statement
                            .at("/predicate/runDetails/byproducts/0/digest/sha256")
                            .asString())
                    .isEqualTo(patchSet.current().digest().hex());
            Recordings.Kept kept =
                    recordings.of(patchSet.current().producedBy()).orElseThrow();
            assertThat(statement
                            .at("/predicate/runDetails/byproducts/1/digest/sha256")
                            .asString())
                    .isEqualTo(kept.digest().hex());
            assertThat(statement
                            .at("/predicate/buildDefinition/internalParameters/configHash")
                            .asString())
                    .isEqualTo(kept.recording().configHash().hex());
        });
        List<JsonNode> verification = statements(id, "verification-" + repository.name() + ".intoto.jsonl");
        assertThat(verification)
                .extracting(statement -> statement.at("/predicateType").asString())
                .containsExactly(Statement.TEST_RESULT, Statement.TEST_RESULT, Statement.VERIFICATION);
        assertThat(verification.subList(0, 2))
                .extracting(
                        statement ->
                                statement.at("/predicate/configuration/0/name").asString(),
                        statement -> statement.at("/predicate/result").asString())
                .contains(tuple("optional", "WARNED"))
                .anySatisfy(tested -> assertThat(tested.toList()).contains("PASSED"));
        assertThat(verification.getLast().at("/predicate/properties").toString())
                .contains("MISSION_CONTROL_GATE5_SATISFIED");
        assertThat(pullRequests.ofWorkflow(id).getFirst().body()).contains("## Ledger checkpoint", keys.origin());
    }

    @Test
    void anIdeaThatWasErasedComesBackInNoDocument() {
        TestRepository git = TestRepository.create(directory.resolve("app"));
        git.commit("README.md", "Hello erased world\n", "Say hello");
        ForgeRepository repository = driver.connect(git);
        String idea = "Say hello\n\nAsk at 555-0100";
        WorkflowId id = driver.starting(idea, WorkflowDriver.options("erased", "forgotten", false), repository);
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("root", "", "ROLE_ADMIN"));
        try {
            tombstones.tombstone(entries.find(id, 0).orElseThrow().payloadDigest(), "a phone number");
        } finally {
            SecurityContextHolder.clearContext();
        }

        assertThat(driver.view(id).idea()).isEqualTo("(erased)");
        assertThat(driver.view(id).title()).isEqualTo("(erased)");
        PatchSet patchSet = driver.patchSets(id).getFirst();
        driver.approve(patchSet);
        driver.report(id, repository.name(), patchSet.current().head(), Conclusion.SUCCESS);

        assertThat(driver.state(id)).isEqualTo(WorkflowState.DONE);
        assertThat(artifacts.ofWorkflow(id))
                .filteredOn(artifact -> artifact.kind() == ArtifactKind.ATTESTATION
                        || artifact.name().contains("manifest"))
                .isNotEmpty()
                .allSatisfy(artifact -> assertThat(plain(artifact)).doesNotContain("555-0100"));
    }

    /** The document, and where it is an envelope, what that holds. */
    private String plain(Artifact artifact) {
        String text = new String(artifacts.read(artifact.digest()).orElseThrow(), UTF_8);
        return artifact.kind() == ArtifactKind.ATTESTATION
                ? text.lines().map(line -> Envelope.parse(line).payload()).collect(Collectors.joining())
                : text;
    }

    private List<JsonNode> statements(WorkflowId id, String name) {
        byte[] lines = artifacts.ofWorkflow(id).stream()
                .filter(artifact -> artifact.name().equals(name))
                .findFirst()
                .flatMap(artifact -> artifacts.read(artifact.digest()))
                .orElseThrow();
        return new String(lines, UTF_8)
                .lines()
                .map(line -> {
                    Envelope envelope = Envelope.parse(line);
                    assertThat(envelope.verifiedBy(keys.all().stream()
                                    .map(SigningKeys.SigningKey::key)
                                    .toList()))
                            .isNotEmpty();
                    return JSON.readTree(envelope.payload());
                })
                .toList();
    }
}
