package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.Statement;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.merkle.InMemoryNodes;
import dev.missioncontrol.ledger.merkle.MerkleTree;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.security.test.context.support.WithMockUser;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Changes an export in every way that comes to mind; our verifier and the one in docs/ have to find each. */
@IntegrationTest
@WithMockUser(roles = "ADMIN")
class TamperedExportIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();
    private static final int ENTRIES = 8;

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
                (Envelope.of(statement("a"), keys.signers()).json() + "\n").getBytes(UTF_8),
                ALICE));
        for (int i = 0; i < 2; i++) {
            fixture.append(chain, "workflow.note", "Note " + i + " of " + chain, Map.of("number", i));
        }
        tombstones.tombstone(entries.find(chain, 1).orElseThrow().payloadDigest(), "asked to");
        var out = new ByteArrayOutputStream();
        export.write(chain, out);
        good = out.toByteArray();
    }

    @Test
    void untouchedExportHoldsForBothVerifiers() throws Exception {
        Path file = Files.write(directory.resolve("good.zip"), good);

        ExportReport report = ExportVerifier.verify(file, publicKeys());

        assertThat(report.breaks()).isEmpty();
        assertThat(report.entries()).isEqualTo(ENTRIES);
        assertThat(report.tombstoned()).isEqualTo(1);
        assertThat(report.signedBy()).isNotEmpty();
        assertThat(ExportVerifier.verify(file, List.of()).holds()).isTrue();
        assertThat(SecondVerifier.judge(List.of(file), publicKeys()))
                .containsExactly(file + ": OK: " + ENTRIES + " entries");
    }

    @Test
    void everyChangeIsFoundByBothVerifiersAndNamed() throws Exception {
        Map<String, Path> mutants = new LinkedHashMap<>();
        for (var mutation : mutations().entrySet()) {
            Path file = directory.resolve("mutant-" + mutants.size() + ".zip");
            mutants.put(mutation.getKey(), Files.write(file, mutation.getValue()));
        }
        assertThat(mutants).hasSizeGreaterThan(80);

        List<String> undetected = new ArrayList<>();
        for (var mutant : mutants.entrySet()) {
            ExportReport report = ExportVerifier.verify(mutant.getValue(), publicKeys());
            if (report.holds() || report.breaks().getFirst().place().isEmpty()) {
                undetected.add(mutant.getKey());
            }
        }
        assertThat(undetected).isEmpty();
        List<String> said = SecondVerifier.judge(List.copyOf(mutants.values()), publicKeys());
        assertThat(said)
                .hasSameSizeAs(mutants.values())
                .allSatisfy(line -> assertThat(line).contains(".zip: BROKEN: "));
    }

    @Test
    void attestationThatWasChangedAndStoredAnewIsFoundByItsOwnSignature() throws Exception {
        Map<String, Path> mutants = new LinkedHashMap<>();
        for (var mutation : attestationMutations().entrySet()) {
            Path file = directory.resolve("attestation-" + mutants.size() + ".zip");
            Map<String, byte[]> files = readdressed(mutation.getValue());
            mutants.put(mutation.getKey(), Files.write(file, zip(forged(files))));
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
    void exportThatWasForgedAsAWholeIsFoundByWhoeverKnowsTheKey() throws Exception {
        Path file = Files.write(directory.resolve("forged.zip"), zip(forged()));

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

    private Map<String, byte[]> mutations() throws IOException {
        Map<String, byte[]> all = new LinkedHashMap<>();
        for (String member :
                List.of("actor", "at", "hash", "index", "payloadDigest", "previousHash", "type", "workflowId")) {
            for (int position : List.of(0, 3, ENTRIES - 1)) {
                all.put(
                        "entry " + position + " " + member + " changed",
                        entries(lines -> change(lines, position, member)));
                all.put(
                        "entry " + position + " " + member + " gone",
                        entries(lines -> edit(lines, position, entry -> {
                            entry.remove(member);
                        })));
            }
        }
        for (int position : List.of(0, 3, ENTRIES - 1)) {
            all.put("entry " + position + " deleted", entries(lines -> lines.remove(position)));
            all.put("entry " + position + " twice", entries(lines -> lines.add(position, lines.get(position))));
            all.put(
                    "entry " + position + " with a member more",
                    entries(lines -> edit(lines, position, entry -> {
                        entry.put("note", "more");
                    })));
            all.put(
                    "entry " + position + " not canonical",
                    entries(lines -> lines.set(position, lines.get(position).replace("\",\"", "\", \""))));
        }
        all.put("entries swapped", entries(lines -> Collections.swap(lines, 2, 3)));
        all.put("entries reversed", entries(Collections::reverse));
        all.put("all entries gone", entries(List::clear));
        all.put("last line cut", file("entries.jsonl", bytes -> Arrays.copyOf(bytes, bytes.length - 20)));
        all.put("last newline cut", file("entries.jsonl", bytes -> Arrays.copyOf(bytes, bytes.length - 1)));
        all.put(
                "chain hashed again from the middle",
                zip(rehashed(files(), 3, entry -> entry.put("actor", "user:mallory"))));
        all.put("chain hashed again without its end", zip(rehashed(files(), ENTRIES, entry -> {})));
        for (String name : files().keySet()) {
            all.put(name + " gone", without(name));
            all.put(name + " emptied", file(name, bytes -> new byte[0]));
            all.put(name + " with a byte changed", file(name, TamperedExportIntegrationTests::flipMiddle));
            all.put(name + " with a byte more", file(name, bytes -> Arrays.copyOf(bytes, bytes.length + 1)));
        }
        all.put("payloads swapped", swapped("payloads/"));
        all.put("artifacts swapped", swapped("artifacts/"));
        all.put("proofs swapped", swapped("proofs/"));
        all.put("stranger among the payloads", with("payloads/" + "0".repeat(64) + ".json", "{}"));
        all.put("stranger among the artifacts", with("artifacts/" + "0".repeat(64), "hello"));
        all.put("stranger at the top", with("README.txt", "hello"));
        all.put("payload gone, and the manifest says tombstoned", hiddenPayload());
        all.put("signature by a stranger", zip(resigned()));
        all.put("checkpoint of another size", file("checkpoint", bytes -> replaceLine(bytes, 1, "99999")));
        all.put("checkpoint of another origin", file("checkpoint", bytes -> replaceLine(bytes, 0, "elsewhere")));
        all.put("zip cut", Arrays.copyOf(good, good.length - 30));
        all.put("zip cut in half", Arrays.copyOf(good, good.length / 2));
        return all;
    }

    // --- ways to change an export

    @FunctionalInterface
    private interface Change<T> {
        void to(T value);
    }

    @FunctionalInterface
    private interface Rewrite {
        byte[] of(byte[] bytes);
    }

    private byte[] entries(Change<List<String>> change) throws IOException {
        return file("entries.jsonl", bytes -> {
            List<String> lines =
                    new ArrayList<>(new String(bytes, UTF_8).lines().toList());
            change.to(lines);
            return lines.stream()
                    .map(line -> line + "\n")
                    .collect(Collectors.joining())
                    .getBytes(UTF_8);
        });
    }

    private static void change(List<String> lines, int position, String member) {
        edit(lines, position, entry -> {
            Object value = Objects.requireNonNull(entry.get(member));
            entry.put(member, value instanceof Number number ? number.longValue() + 1 : flipLast((String) value));
        });
    }

    private static void edit(List<String> lines, int position, Change<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> entry = parse(lines.get(position));
        change.to(entry);
        lines.set(position, CanonicalJson.write(entry));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> parse(String line) {
        return JSON.readValue(line, LinkedHashMap.class);
    }

    /** The last character but the Z of a time, changed to another of its kind. */
    private static String flipLast(String text) {
        int at = text.endsWith("Z") ? text.length() - 2 : text.length() - 1;
        char old = text.charAt(at);
        return text.substring(0, at) + (old == '1' ? '2' : '1') + text.substring(at + 1);
    }

    private static byte[] flipMiddle(byte[] bytes) {
        byte[] changed = bytes.clone();
        changed[changed.length / 2] ^= 1;
        return changed;
    }

    private static byte[] replaceLine(byte[] bytes, int number, String line) {
        String[] lines = new String(bytes, UTF_8).split("\n", -1);
        lines[number] = line;
        return String.join("\n", lines).getBytes(UTF_8);
    }

    /** Changes an entry and computes every hash after it anew, the manifest's included: only the proofs are left. */
    private static Map<String, byte[]> rehashed(
            Map<String, byte[]> files, int position, Change<Map<String, @Nullable Object>> change) {
        String text = new String(Objects.requireNonNull(files.get("entries.jsonl")), UTF_8);
        List<String> lines = new ArrayList<>(text.lines().toList());
        if (position >= lines.size()) {
            lines.removeLast();
            files.remove("proofs/" + lines.size() + ".tlog-proof");
        }
        String previous = "0".repeat(64);
        for (int i = 0; i < lines.size(); i++) {
            Map<String, @Nullable Object> entry = parse(lines.get(i));
            if (i == position) {
                change.to(entry);
            }
            entry.put("previousHash", previous);
            entry.remove("hash");
            previous = CanonicalJson.digest(entry).hex();
            entry.put("hash", previous);
            lines.set(i, CanonicalJson.write(entry));
        }
        files.put(
                "entries.jsonl",
                lines.stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining())
                        .getBytes(UTF_8));
        Map<String, @Nullable Object> manifest =
                parse(new String(Objects.requireNonNull(files.get("manifest.json")), UTF_8));
        manifest.put("headHash", previous);
        manifest.put("entries", lines.size());
        files.put("manifest.json", (CanonicalJson.write(manifest) + "\n").getBytes(UTF_8));
        return files;
    }

    private Map<String, byte[]> forged() throws Exception {
        return forged(rehashed(files(), 3, entry -> entry.put("actor", "user:mallory")));
    }

    /** A past that is consistent in itself, in a log of its own, signed with a key of its own beside those it had. */
    private Map<String, byte[]> forged(Map<String, byte[]> files) {
        List<TreeHash> leaves = new String(Objects.requireNonNull(files.get("entries.jsonl")), UTF_8)
                .lines()
                .map(line -> TreeHash.leaf(HexFormat.of()
                        .parseHex((String) Objects.requireNonNull(parse(line).get("hash")))))
                .toList();
        NoteSigner mallory = stranger();
        MerkleTree tree = new MerkleTree(InMemoryNodes.of(leaves));
        SignedNote note = SignedNote.of(
                new Checkpoint(keys.origin(), leaves.size(), tree.root(leaves.size())).text(), List.of(mallory));
        files.put("checkpoint", note.toString().getBytes(UTF_8));
        files.merge(
                "keys",
                (mallory.key() + "\n").getBytes(UTF_8),
                (old, more) -> (new String(old, UTF_8) + new String(more, UTF_8)).getBytes(UTF_8));
        for (int i = 0; i < leaves.size(); i++) {
            files.put(
                    "proofs/" + i + ".tlog-proof",
                    new TlogProof(i, tree.inclusion(i, leaves.size()), note)
                            .toString()
                            .getBytes(UTF_8));
        }
        return files;
    }

    private static Statement statement(String commit) {
        return new Statement(
                List.of(new Statement.Subject("shop", "gitCommit", commit.repeat(40))),
                Statement.PROVENANCE,
                Map.of("buildDefinition", Map.of()));
    }

    private Map<String, String> attestationMutations() {
        Envelope good = Envelope.of(statement("a"), keys.signers());
        Envelope other = Envelope.of(statement("b"), keys.signers());
        Envelope foreign = Envelope.of(statement("a"), List.of(stranger()));
        Envelope.Signature signature = good.signatures().getFirst();
        Map<String, String> all = new LinkedHashMap<>();
        all.put("payload changed", new Envelope(good.payloadType(), other.payload(), good.signatures()).json() + "\n");
        all.put("payload type changed", new Envelope("text/plain", good.payload(), good.signatures()).json() + "\n");
        all.put(
                "signature changed",
                new Envelope(
                                        good.payloadType(),
                                        good.payload(),
                                        List.of(new Envelope.Signature(
                                                signature.keyId(),
                                                other.signatures().getFirst().signature())))
                                .json()
                        + "\n");
        all.put(
                "signature no Base64",
                new Envelope(
                                        good.payloadType(),
                                        good.payload(),
                                        List.of(new Envelope.Signature(signature.keyId(), "*")))
                                .json()
                        + "\n");
        all.put("signature gone", new Envelope(good.payloadType(), good.payload(), List.of()).json() + "\n");
        all.put("signed by a stranger", foreign.json() + "\n");
        all.put(
                "signed by a stranger in the name of the log's key",
                new Envelope(
                                        good.payloadType(),
                                        good.payload(),
                                        List.of(new Envelope.Signature(
                                                signature.keyId(),
                                                foreign.signatures().getFirst().signature())))
                                .json()
                        + "\n");
        all.put("about nothing", signed(new Statement(List.of(), Statement.PROVENANCE, Map.of())));
        all.put("of no type", signed(new Statement(statement("a").subjects(), "", Map.of())));
        all.put("about no digest", signed(statement("x")));
        all.put("not canonical", good.json().replace("\",\"", "\", \"") + "\n");
        all.put("cut", good.json());
        all.put("emptied", "");
        all.put("a line more", good.json() + "\n{}\n");
        all.put("no envelope", "hello\n");
        return all;
    }

    private String signed(Statement statement) {
        return Envelope.of(statement, keys.signers()).json() + "\n";
    }

    /** Stores other statements in place of those that are there: artifact, payload, entries and manifest agree again. */
    private Map<String, byte[]> readdressed(String statements) throws IOException {
        Map<String, byte[]> files = files();
        byte[] bytes = statements.getBytes(UTF_8);
        List<Map<String, @Nullable Object>> entries = new String(
                        Objects.requireNonNull(files.get("entries.jsonl")), UTF_8)
                .lines()
                .map(TamperedExportIntegrationTests::parse)
                .toList();
        String old = "payloads/" + entries.get(4).get("payloadDigest") + ".json";
        Map<String, @Nullable Object> payload = parse(new String(Objects.requireNonNull(files.remove(old)), UTF_8));
        files.remove("artifacts/" + payload.get("digest"));
        Object oldDigest = payload.put("digest", Digest.of(bytes).hex());
        payload.put("size", bytes.length);
        String text = CanonicalJson.write(payload);
        files.put("payloads/" + Digest.of(text) + ".json", text.getBytes(UTF_8));
        files.put("artifacts/" + Digest.of(bytes), bytes);
        Map<String, @Nullable Object> manifest =
                parse(new String(Objects.requireNonNull(files.get("manifest.json")), UTF_8));
        @SuppressWarnings("unchecked")
        var described = (List<Map<String, @Nullable Object>>) Objects.requireNonNull(manifest.get("artifacts"));
        described.stream()
                .filter(each -> Objects.equals(each.get("digest"), oldDigest))
                .forEach(each -> {
                    each.put("digest", Digest.of(bytes).hex());
                    each.put("size", bytes.length);
                });
        files.put("manifest.json", (CanonicalJson.write(manifest) + "\n").getBytes(UTF_8));
        return rehashed(
                files, 4, entry -> entry.put("payloadDigest", Digest.of(text).hex()));
    }

    private Map<String, byte[]> resigned() throws IOException {
        Map<String, byte[]> files = files();
        String old = new String(Objects.requireNonNull(files.get("checkpoint")), UTF_8);
        String note =
                SignedNote.of(SignedNote.parse(old).text(), List.of(stranger())).toString();
        files.replaceAll((name, bytes) -> name.equals("checkpoint") || name.startsWith("proofs/")
                ? new String(bytes, UTF_8).replace(old, note).getBytes(UTF_8)
                : bytes);
        return files;
    }

    private NoteSigner stranger() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(VerifierKey.of(keys.origin(), pair.getPublic()), pair.getPrivate());
        } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] hiddenPayload() throws IOException {
        Map<String, byte[]> files = files();
        String name = first(files, "payloads/", 0);
        files.remove(name);
        Map<String, @Nullable Object> manifest =
                parse(new String(Objects.requireNonNull(files.get("manifest.json")), UTF_8));
        manifest.put("tombstoned", List.of(name.substring("payloads/".length()).replace(".json", "")));
        files.put("manifest.json", (CanonicalJson.write(manifest) + "\n").getBytes(UTF_8));
        return zip(files);
    }

    private byte[] swapped(String folder) throws IOException {
        Map<String, byte[]> files = files();
        String one = first(files, folder, 0);
        String other = first(files, folder, 1);
        byte[] bytes = Objects.requireNonNull(files.get(one));
        files.put(one, Objects.requireNonNull(files.get(other)));
        files.put(other, bytes);
        return zip(files);
    }

    private static String first(Map<String, byte[]> files, String folder, int skip) {
        return files.keySet().stream()
                .filter(name -> name.startsWith(folder))
                .skip(skip)
                .findFirst()
                .orElseThrow();
    }

    private byte[] file(String name, Rewrite rewrite) throws IOException {
        Map<String, byte[]> files = files();
        files.put(name, rewrite.of(Objects.requireNonNull(files.get(name))));
        return zip(files);
    }

    private byte[] without(String name) throws IOException {
        Map<String, byte[]> files = files();
        files.remove(name);
        return zip(files);
    }

    private byte[] with(String name, String content) throws IOException {
        Map<String, byte[]> files = files();
        files.put(name, content.getBytes(UTF_8));
        return zip(files);
    }

    private Map<String, byte[]> files() throws IOException {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(good), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private static byte[] zip(Map<String, byte[]> files) throws IOException {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        }
        return out.toByteArray();
    }

    private List<VerifierKey> publicKeys() {
        return keys.all().stream().map(SigningKeys.SigningKey::key).toList();
    }
}
