package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.LedgerHead;
import dev.missioncontrol.ledger.merkle.InMemoryNodes;
import dev.missioncontrol.ledger.merkle.MerkleTree;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The files of an export, to change them by name. */
final class ExportFiles {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String MANIFEST = "manifest.json";
    private static final String ENTRIES = "entries.jsonl";
    private static final String HEAD = "head.intoto.jsonl";
    private static final String HASH = "hash";

    private final Map<String, byte[]> files = new LinkedHashMap<>();

    private ExportFiles() {}

    /** Unpacks an export. */
    static ExportFiles of(byte[] export) {
        ExportFiles all = new ExportFiles();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(export), UTF_8)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                all.files.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Packs what there is. */
    byte[] zip() {
        var out = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(out, UTF_8)) {
            for (var file : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(file.getKey()));
                zip.write(file.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /** Returns the files themselves. */
    Map<String, byte[]> map() {
        return files;
    }

    String text(String name) {
        return new String(Objects.requireNonNull(files.get(name), name), UTF_8);
    }

    ExportFiles put(String name, String text) {
        files.put(name, text.getBytes(UTF_8));
        return this;
    }

    ExportFiles without(String name) {
        Objects.requireNonNull(files.remove(name), name);
        return this;
    }

    ExportFiles manifest(Consumer<Map<String, @Nullable Object>> change) {
        Map<String, @Nullable Object> manifest = parse(text(MANIFEST));
        change.accept(manifest);
        return put(MANIFEST, CanonicalJson.write(manifest) + "\n");
    }

    List<Map<String, @Nullable Object>> entries() {
        return text(ENTRIES).lines().map(ExportFiles::parse).toList();
    }

    ExportFiles lines(Consumer<List<String>> change) {
        List<String> lines = new ArrayList<>(text(ENTRIES).lines().toList());
        change.accept(lines);
        return put(ENTRIES, lines.stream().map(line -> line + "\n").collect(Collectors.joining()));
    }

    ExportFiles entry(int position, Consumer<Map<String, @Nullable Object>> change) {
        return lines(lines -> {
            Map<String, @Nullable Object> entry = parse(lines.get(position));
            change.accept(entry);
            lines.set(position, CanonicalJson.write(entry));
        });
    }

    /** Changes an entry and computes every hash after it anew, the manifest's included: what is signed is left. */
    ExportFiles rehashed(int position, Consumer<Map<String, @Nullable Object>> change) {
        return entry(position, change).rehashed();
    }

    /** Computes every hash anew, and what the manifest says of the entries. */
    ExportFiles rehashed() {
        return lines(lines -> {
            String previous = "0".repeat(64);
            for (int i = 0; i < lines.size(); i++) {
                Map<String, @Nullable Object> entry = parse(lines.get(i));
                entry.put("previousHash", previous);
                entry.remove(HASH);
                previous = CanonicalJson.digest(entry).hex();
                entry.put(HASH, previous);
                lines.set(i, CanonicalJson.write(entry));
            }
            String head = previous;
            manifest(manifest -> {
                manifest.put("headHash", head);
                manifest.put("entries", lines.size());
            });
        });
    }

    /** Drops the last entries with everything that only they speak of, and has the manifest agree. */
    ExportFiles cutAfter(int entries) {
        List<Map<String, @Nullable Object>> all = entries();
        Set<String> kept = new HashSet<>();
        for (int i = 0; i < all.size(); i++) {
            String payload = payload(all.get(i));
            if (i < entries) {
                kept.add(payload);
            } else {
                without("proofs/" + i + ".tlog-proof");
                artifact(all.get(i), kept.contains(payload) ? null : files.remove(payload));
            }
        }
        manifest(manifest -> ((List<?>) Objects.requireNonNull(manifest.get("tombstoned")))
                .removeIf(digest -> !kept.contains("payloads/" + digest + ".json")));
        return lines(lines -> lines.subList(entries, lines.size()).clear()).rehashed();
    }

    /** Takes the signature over the length away, and says that it is of the format that had none. */
    ExportFiles ofFormat2() {
        return without(HEAD).manifest(manifest -> manifest.put("format", "mission-control-ledger/2"));
    }

    @SuppressWarnings("unchecked")
    private void artifact(Map<String, @Nullable Object> entry, byte @Nullable [] payload) {
        if (payload != null && Objects.equals(entry.get("type"), "artifact.stored")) {
            Object digest = parse(new String(payload, UTF_8)).get("digest");
            files.remove("artifacts/" + digest);
            manifest(manifest -> ((List<Map<String, Object>>) Objects.requireNonNull(manifest.get("artifacts")))
                    .removeIf(each -> Objects.equals(each.get("digest"), digest)));
        }
    }

    static String payload(Map<String, @Nullable Object> entry) {
        return "payloads/" + entry.get("payloadDigest") + ".json";
    }

    /** A past that is consistent in itself, in a log of its own, signed with a key of its own beside those it had. */
    ExportFiles forged(NoteSigner mallory) {
        List<TreeHash> leaves = entries().stream()
                .map(entry -> TreeHash.leaf(HexFormat.of().parseHex((String) Objects.requireNonNull(entry.get(HASH)))))
                .toList();
        MerkleTree tree = new MerkleTree(InMemoryNodes.of(leaves));
        Checkpoint checkpoint = new Checkpoint(mallory.key().name(), leaves.size(), tree.root(leaves.size()));
        SignedNote note = SignedNote.of(checkpoint.text(), List.of(mallory));
        put("checkpoint", note.toString());
        put("keys", text("keys") + mallory.key() + "\n");
        for (int i = 0; i < leaves.size(); i++) {
            put("proofs/" + i + ".tlog-proof", new TlogProof(i, tree.inclusion(i, leaves.size()), note).toString());
        }
        Map<String, @Nullable Object> manifest = parse(text(MANIFEST));
        LedgerHead head = new LedgerHead(
                String.valueOf(manifest.get("workflowId")),
                leaves.size(),
                String.valueOf(manifest.get("headHash")),
                new LedgerHead.Tree(
                        checkpoint.origin(),
                        checkpoint.size(),
                        checkpoint.root().base64()),
                String.valueOf(manifest.get("exportedAt")));
        return put(HEAD, Envelope.of(head.statement(), List.of(mallory)).json() + "\n");
    }

    /** Stores another document in place of the one that an entry stored: artifact, payload, entry and manifest agree. */
    @SuppressWarnings("unchecked")
    ExportFiles readdressed(int position, byte[] bytes) {
        Map<String, @Nullable Object> entry = entries().get(position);
        Map<String, @Nullable Object> payload = parse(text(payload(entry)));
        without(payload(entry)).without("artifacts/" + payload.get("digest"));
        Object oldDigest = payload.put("digest", Digest.of(bytes).hex());
        payload.put("size", bytes.length);
        String text = CanonicalJson.write(payload);
        put("payloads/" + Digest.of(text) + ".json", text);
        files.put("artifacts/" + Digest.of(bytes), bytes);
        manifest(manifest -> ((List<Map<String, @Nullable Object>>) Objects.requireNonNull(manifest.get("artifacts")))
                .stream()
                        .filter(each -> Objects.equals(each.get("digest"), oldDigest))
                        .forEach(each -> {
                            each.put("digest", Digest.of(bytes).hex());
                            each.put("size", bytes.length);
                        }));
        return rehashed(
                position, each -> each.put("payloadDigest", Digest.of(text).hex()));
    }

    @SuppressWarnings("unchecked")
    static Map<String, @Nullable Object> parse(String json) {
        return JSON.readValue(json, LinkedHashMap.class);
    }
}
