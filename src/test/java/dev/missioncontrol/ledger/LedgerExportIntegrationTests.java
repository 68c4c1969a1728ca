package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads an export as a stranger would who has nothing but docs/ledger.md. */
@IntegrationTest
@WithMockUser(roles = "ADMIN")
class LedgerExportIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerExport export;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private Tombstones tombstones;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private PlatformTransactionManager transactionManager;

    @Autowired
    private ChainHeads heads;

    @Autowired
    private ExportWriter writer;

    private final WorkflowId chain = WorkflowId.next();
    private Artifact patch;

    @BeforeEach
    void aChain() {
        LedgerFixture fixture = new LedgerFixture(ledger, transactions);
        fixture.append(chain, "workflow.created", "Created \u20AC", Map.of("n", 1, "id", chain));
        fixture.append(chain, "workflow.note", "To be forgotten " + chain, Map.of());
        patch = fixture.inTransaction(() -> artifacts.store(
                chain, ArtifactKind.PATCH, "a/b.patch", "text/x-diff", (chain + "\n").getBytes(UTF_8), ALICE));
    }

    @Test
    void theChainCanBeRecomputedFromTheFileAlone() throws Exception {
        tombstones.tombstone(entries.find(chain, 1).orElseThrow().payloadDigest(), "asked to");

        Map<String, byte[]> files = export();

        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        List<String> lines =
                new String(files.get("entries.jsonl"), UTF_8).lines().toList();
        assertThat(manifest.get("format").asString()).isEqualTo("mission-control-ledger/3");
        assertThat(manifest.get("workflowId").asString()).isEqualTo(chain.toString());
        assertThat(manifest.get("entries").asInt()).isEqualTo(4).isEqualTo(lines.size());
        String previous = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            JsonNode entry = JSON.readTree(lines.get(i));
            assertThat(entry.get("index").asInt()).isEqualTo(i);
            assertThat(entry.get("previousHash").asString()).isEqualTo(previous);
            previous = entry.get("hash").asString();
            // The line is canonical JSON: without its member "hash" it is what was hashed.
            assertThat(sha256(lines.get(i)
                            .replace("\"hash\":\"" + previous + "\",", "")
                            .getBytes(UTF_8)))
                    .isEqualTo(previous);
            String payload = entry.get("payloadDigest").asString();
            if (i == 1) {
                assertThat(files).doesNotContainKey("payloads/" + payload + ".json");
                assertThat(manifest.get("tombstoned").get(0).asString()).isEqualTo(payload);
            } else {
                assertThat(sha256(file(files, "payloads/" + payload + ".json"))).isEqualTo(payload);
            }
        }
        assertThat(manifest.get("headHash").asString()).isEqualTo(previous);
    }

    @Test
    void documentsLieUnderTheirDigestAndTheManifestNamesThem() throws Exception {
        Map<String, byte[]> files = export();

        JsonNode described =
                JSON.readTree(files.get("manifest.json")).get("artifacts").get(0);
        assertThat(described.get("name").asString()).isEqualTo("a/b.patch");
        assertThat(described.get("digest").asString()).isEqualTo(patch.digest().hex());
        assertThat(sha256(file(files, "artifacts/" + patch.digest())))
                .isEqualTo(patch.digest().hex());
    }

    @Test
    void theSameChainGivesTheSameEntries() throws Exception {
        Map<String, byte[]> first = export();
        Map<String, byte[]> second = export();

        assertThat(second.keySet()).containsExactlyElementsOf(first.keySet());
        assertThat(second.get("entries.jsonl")).isEqualTo(first.get("entries.jsonl"));
    }

    @Test
    void writesNothingForARunThatDoesNotExist() {
        ByteArrayOutputStream output = new ByteArrayOutputStream();

        assertThatThrownBy(() -> export.write(WorkflowId.next(), output)).isInstanceOf(Refusal.class);
        assertThat(output.size()).isZero();
    }

    @Test
    void statesWhereTheChainEndsInASignedStatement() throws Exception {
        Map<String, byte[]> files = export();

        JsonNode envelope = JSON.readTree(file(files, "head.intoto.jsonl"));
        JsonNode statement =
                JSON.readTree(Base64.getDecoder().decode(envelope.get("payload").asString()));
        JsonNode manifest = JSON.readTree(files.get("manifest.json"));
        assertThat(statement.get("predicateType").asString()).isEqualTo("urn:mission-control:ledger-head:v1");
        JsonNode said = statement.get("predicate");
        for (String member : List.of("workflowId", "entries", "headHash", "exportedAt")) {
            assertThat(said.get(member)).isEqualTo(manifest.get(member));
        }
        String[] checkpoint = new String(files.get("checkpoint"), UTF_8).split("\n");
        assertThat(said.get("checkpoint").get("size").asString()).isEqualTo(checkpoint[1]);
        assertThat(said.get("checkpoint").get("root").asString()).isEqualTo(checkpoint[2]);
    }

    @Test
    void holdsNoTransactionWhileTheFileIsTakenAndLeavesNoneBehind() {
        List<Boolean> inTransaction = new ArrayList<>();
        OutputStream broken = new OutputStream() {
            @Override
            public void write(int one) throws IOException {
                inTransaction.add(TransactionSynchronizationManager.isActualTransactionActive());
                throw new IOException("gone");
            }
        };

        assertThatThrownBy(() -> export.write(chain, broken)).isInstanceOf(UncheckedIOException.class);

        assertThat(inTransaction).containsExactly(false);
        assertThat(new File(System.getProperty("java.io.tmpdir")).list())
                .noneMatch(name -> name.startsWith("ledger-" + chain));
    }

    @Test
    void doesNotWaitForWhatOtherRunsAppend() {
        Checkpoints nothingWaits = mock(Checkpoints.class);
        Sequencer busy = mock(Sequencer.class);
        when(busy.sequenceNow()).thenReturn(1);

        assertThatThrownBy(() -> with(busy, nothingWaits).write(WorkflowId.next(), OutputStream.nullOutputStream()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("There is no run");

        verify(busy, never()).sequenceNow();
    }

    @Test
    void givesUpWhenItsOwnEntriesComeFasterThanTheyAreSigned() {
        Checkpoints alwaysOneWaits = mock(Checkpoints.class);
        Sequencer busy = mock(Sequencer.class);
        when(busy.sequenceNow()).thenReturn(1);
        when(alwaysOneWaits.waiting(chain.value())).thenReturn(1L);

        assertThatThrownBy(() -> with(busy, alwaysOneWaits).write(chain, OutputStream.nullOutputStream()))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("faster than the log is signed");

        verify(busy, times(LedgerExport.ATTEMPTS)).sequenceNow();
    }

    private LedgerExport with(Sequencer sequencer, Checkpoints checkpoints) {
        return new LedgerExport(heads, sequencer, checkpoints, writer, transactionManager);
    }

    private Map<String, byte[]> export() throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        export.write(chain, output);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(output.toByteArray()), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name), name);
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }
}
