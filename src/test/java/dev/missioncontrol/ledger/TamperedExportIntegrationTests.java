package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.ExportMutations.Mutation;
import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.ledger.verify.Break;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;

/** Changes an export in every way that comes to mind; our verifier and the one in docs/ have to find each. */
@IntegrationTest
@WithMockUser(roles = "ADMIN")
class TamperedExportIntegrationTests {

    private static final int ENTRIES = 9;
    private static final int ATTESTATION = 4;

    @TempDir
    private Path directory;

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
    private SigningKeys keys;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();
    private byte[] good = new byte[0];

    @BeforeEach
    void anExportWithEverythingInIt() {
        LedgerFixture fixture = new LedgerFixture(ledger, transactions);
        fixture.append(
                chain, "workflow.created", "Created \u20AC \uD83D\uDE80 \"quoted\"\n", Map.of("n", 1, "id", chain));
        fixture.append(chain, "workflow.note", "To be forgotten " + chain, Map.of());
        for (String name : List.of("a.patch", "b.patch")) {
            fixture.inTransaction(() -> artifacts.store(
                    chain, ArtifactKind.PATCH, name, "text/x-diff", (name + chain + "\n").getBytes(UTF_8), ALICE));
        }
        fixture.inTransaction(() -> artifacts.store(
                chain,
                ArtifactKind.ATTESTATION,
                "provenance-shop.intoto.jsonl",
                "application/jsonl",
                (Envelope.of(LedgerStory.statement("a"), keys.signers()).json() + "\n").getBytes(UTF_8),
                ALICE));
        for (int i = 0; i < 2; i++) {
            fixture.append(chain, "workflow.note", "Note " + i + " of " + chain, Map.of("number", i));
        }
        tombstones.tombstone(entries.find(chain, 1).orElseThrow().payloadDigest(), "asked to");
        fixture.append(chain, "workflow.note", "The last of " + chain, Map.of());
        good = exported();
    }

    private byte[] exported() {
        var out = new ByteArrayOutputStream();
        export.write(chain, out);
        return out.toByteArray();
    }

    @Test
    void untouchedExportHoldsForBothVerifiers() throws Exception {
        Path file = written("good", good);

        ExportReport report = ExportVerifier.verify(file, publicKeys());

        assertThat(report.breaks()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.tombstoned()).isEqualTo(1);
        assertThat(report.signedBy()).isNotEmpty();
        assertThat(report.signedAsOf()).isNotNull();
        assertThat(ExportVerifier.verify(file, List.of()).holds()).isTrue();
        assertThat(SecondVerifier.judge(List.of(file), publicKeys()))
                .containsExactly(file + ": OK: " + ENTRIES + " entries");
    }

    @Test
    void exportOfFormat2IsReadAndItsLengthIsSaidToBeUnsigned() throws Exception {
        // Signed as it is, nothing in this format tells whether there was more: the report has to.
        for (ExportFiles older : List.of(files(), files().cutAfter(1))) {
            Path file = written("older", older.ofFormat2().zip());

            ExportReport report = ExportVerifier.verify(file, publicKeys());

            assertThat(report.breaks()).isEmpty();
            assertThat(report.signedAsOf()).isNull();
            assertThat(SecondVerifier.judge(List.of(file), publicKeys()))
                    .containsExactly(file + ": OK: " + report.entries()
                            + " entries; nothing that is signed says that there were no more (format 2)");
        }
        Path golden = Path.of("src", "test", "resources", "golden", "codemod.zip");
        ExportReport report = ExportVerifier.verify(golden, List.of());
        assertThat(report.breaks()).isEmpty();
        assertThat(SecondVerifier.judge(List.of(golden), List.of()))
                .singleElement()
                .asString()
                .contains(": OK: " + report.entries() + " entries");
    }

    @Test
    void artifactWhosePayloadWasErasedIsAcceptedAndNoOther() throws Exception {
        LedgerEntry stored = entries.find(chain, 2).orElseThrow();
        Digest document = artifacts.storedBy(stored).orElseThrow().digest();
        tombstones.tombstone(stored.payloadDigest(), "its name tells who it was");

        good = exported();
        Path holds = written("payload-erased", good);
        Path more = written(
                "more", files().put("artifacts/" + Digest.of("more"), "more").zip());
        Path other =
                written("other", files().put("artifacts/" + document, "other").zip());
        tombstones.tombstone(document, "and so does the document");
        good = exported();
        Path bothErased = written("both-erased", good);
        Path hidden = written(
                "hidden",
                files().manifest(manifest -> manifest.put(
                                "tombstoned", List.of(Digest.of("hidden").hex())))
                        .zip());

        List<Path> files = List.of(holds, bothErased, more, other, hidden);
        List<String> places = List.of("", "", "artifacts/", "artifacts/" + document, "manifest.json");
        List<String> said = SecondVerifier.judge(files, publicKeys());
        for (int i = 0; i < files.size(); i++) {
            List<Break> breaks =
                    ExportVerifier.verify(files.get(i), publicKeys()).breaks();
            if (places.get(i).isEmpty()) {
                assertThat(breaks).isEmpty();
                assertThat(said.get(i)).contains(": OK: ");
            } else {
                assertThat(breaks.getFirst().place()).startsWith(places.get(i));
                assertThat(said.get(i)).contains("BROKEN: " + places.get(i));
            }
        }
        assertThat(ExportVerifier.verify(bothErased, publicKeys()).tombstoned()).isEqualTo(3);
    }

    @Test
    void everyChangeIsFoundByBothVerifiersAndItsPlaceNamed() throws Exception {
        List<Mutation> mutations = new ExportMutations(good, stranger()).all();
        assertThat(mutations).hasSizeGreaterThan(150);
        List<Path> files = new ArrayList<>();
        for (Mutation mutation : mutations) {
            files.add(written("mutant-" + files.size(), mutation.export()));
        }

        List<String> said = SecondVerifier.judge(files, publicKeys());

        assertThat(said).hasSameSizeAs(files);
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            Mutation mutation = mutations.get(i);
            ExportReport report = ExportVerifier.verify(files.get(i), publicKeys());
            String first =
                    report.holds() ? "nothing" : report.breaks().getFirst().toString();
            if (!first.startsWith(mutation.place() + ": ")) {
                wrong.add(mutation.name() + ": " + mutation.place() + " is not the place of " + first);
            }
            if (!said.get(i).contains(".zip: BROKEN: " + mutation.place() + ": ")) {
                wrong.add(mutation.name() + ": " + mutation.place() + " is not the place of " + said.get(i));
            }
        }
        assertThat(wrong).isEmpty();
    }

    @Test
    void attestationThatWasChangedAndStoredAnewIsFoundByItsOwnSignature() throws Exception {
        NoteSigner stranger = stranger();
        Map<String, Path> mutants = new LinkedHashMap<>();
        for (var mutation :
                new AttestationMutations(keys.signers(), stranger()).all().entrySet()) {
            mutants.put(
                    mutation.getKey(),
                    written(
                            "attestation-" + mutants.size(),
                            files().readdressed(ATTESTATION, mutation.getValue().getBytes(UTF_8))
                                    .forged(stranger)
                                    .zip()));
        }

        for (var mutant : mutants.entrySet()) {
            assertThat(ExportVerifier.verify(mutant.getValue(), List.of()).breaks())
                    .as(mutant.getKey())
                    .isNotEmpty()
                    .allSatisfy(found -> assertThat(found.toString()).startsWith("entry 4: attestation: "));
        }
        assertThat(SecondVerifier.judge(List.copyOf(mutants.values()), List.of()))
                .hasSameSizeAs(mutants.values())
                .allSatisfy(line -> assertThat(line).contains("BROKEN: entry 4: attestation: "));
    }

    @Test
    void entryWithANumberForAStringIsFoundThoughEverythingWasHashedAndSignedAnew() throws Exception {
        Path file = written(
                "number",
                files().rehashed(3, entry -> entry.put("actor", 5))
                        .forged(stranger())
                        .zip());

        assertThat(ExportVerifier.verify(file, List.of()).breaks())
                .first()
                .asString()
                .startsWith("entry 3: actor: ");
        assertThat(SecondVerifier.judge(List.of(file), List.of()))
                .singleElement()
                .asString()
                .contains("BROKEN: entry 3: actor: ");
    }

    @Test
    void exportThatWasForgedAsAWholeIsFoundByWhoeverKnowsTheKey() throws Exception {
        Path file = written(
                "forged",
                files().rehashed(3, entry -> entry.put("actor", "user:mallory"))
                        .forged(stranger())
                        .zip());

        assertThat(ExportVerifier.verify(file, List.of()).breaks()).isEmpty();
        assertThat(ExportVerifier.verify(file, publicKeys()).breaks())
                .anySatisfy(found -> assertThat(found.place()).isEqualTo("checkpoint"));
        assertThat(SecondVerifier.judge(List.of(file), List.of()))
                .first()
                .asString()
                .contains(": OK:");
        assertThat(SecondVerifier.judge(List.of(file), publicKeys()))
                .first()
                .asString()
                .contains("BROKEN: checkpoint");
    }

    private ExportFiles files() {
        return ExportFiles.of(good);
    }

    private Path written(String name, byte[] export) throws IOException {
        return Files.write(directory.resolve(name + ".zip"), export);
    }

    private NoteSigner stranger() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(VerifierKey.of(keys.origin(), pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private List<VerifierKey> publicKeys() {
        return keys.all().stream().map(SigningKeys.SigningKey::key).toList();
    }
}
