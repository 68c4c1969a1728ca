package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.shared.CanonicalJson;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Generates what somebody can do to an export of nine entries who does not have the log's key. */
final class ExportMutations {

    private static final String ENTRIES = "entries.jsonl";
    private static final String CHECKPOINT = "checkpoint";
    private static final String HEAD = "head.intoto.jsonl";
    private static final List<String> MEMBERS =
            List.of("actor", "at", "hash", "index", "payloadDigest", "previousHash", "type", "workflowId");

    /** Where the zip's directory has the CRC-32 and the size of a file. */
    private static final int CRC = 16;

    private static final int SIZE = 24;
    private static final int NAME = 46;
    private static final int DIRECTORY_ENTRY = 0x02014b50;

    private final byte[] good;
    private final NoteSigner stranger;
    private final int last;
    private final List<Mutation> all = new ArrayList<>();

    /**
     * A changed export.
     *
     * @param name what was done
     * @param place what has to be named first
     */
    record Mutation(String name, String place, byte[] export) {}

    ExportMutations(byte[] good, NoteSigner stranger) {
        this.good = good;
        this.stranger = stranger;
        this.last = files().entries().size() - 1;
    }

    List<Mutation> all() {
        members();
        wholeEntries();
        rewritten();
        truncated();
        files().map().keySet().forEach(this::file);
        swapped();
        strangers();
        signatures();
        zip();
        return all;
    }

    private ExportFiles files() {
        return ExportFiles.of(good);
    }

    private void add(String name, String place, ExportFiles files) {
        all.add(new Mutation(name, place, files.zip()));
    }

    private static String entry(int position) {
        return "entry " + position;
    }

    private void members() {
        for (int position : List.of(0, 3, last)) {
            String place = entry(position);
            for (String member : MEMBERS) {
                add(place + " " + member + " changed", place, files().entry(position, changed(member)));
                add(place + " " + member + " gone", place, files().entry(position, each -> each.remove(member)));
                add(place + " " + member + " null", place, files().entry(position, each -> each.put(member, null)));
            }
            add(place + " with a member more", place, files().entry(position, each -> each.put("note", "more")));
        }
    }

    private static Consumer<Map<String, @Nullable Object>> changed(String member) {
        return entry -> {
            Object value = Objects.requireNonNull(entry.get(member));
            entry.put(member, value instanceof Number number ? number.longValue() + 1 : flipLast((String) value));
        };
    }

    private void wholeEntries() {
        for (int position : List.of(0, 3, last)) {
            String place = entry(position);
            add(place + " deleted", position == last ? ENTRIES : place, files().lines(lines -> lines.remove(position)));
            add(
                    place + " twice",
                    entry(position + 1),
                    files().lines(lines -> lines.add(position, lines.get(position))));
            add(
                    place + " not canonical",
                    place,
                    files().lines(lines ->
                            lines.set(position, lines.get(position).replace("\",\"", "\", \""))));
            add(
                    place + " ends in a carriage return too",
                    place,
                    files().lines(lines -> lines.set(position, lines.get(position) + "\r")));
            add(place + " after an empty line", place, files().lines(lines -> lines.add(position, "")));
        }
        add("entries swapped", entry(2), files().lines(lines -> Collections.swap(lines, 2, 3)));
        add("entries reversed", entry(0), files().lines(Collections::reverse));
        add("all entries gone", ENTRIES, files().lines(List::clear));
        add("an empty line at the end", entry(last + 1), files().lines(lines -> lines.add("")));
        add("an entry after an empty line", entry(last + 1), files().lines(lines -> {
            lines.add("");
            lines.add(lines.get(last));
        }));
        add(
                "a line too long",
                entry(last + 1),
                files().lines(lines -> lines.add(CanonicalJson.write(Map.of("a", "b".repeat(100_000))))));
    }

    private void rewritten() {
        add(
                "chain hashed again with a number for a string",
                entry(3),
                files().rehashed(3, entry -> entry.put("actor", 5)));
        add(
                "chain hashed again from the middle",
                entry(3),
                files().rehashed(3, entry -> entry.put("actor", "user:mallory")));
    }

    /** The careful ones: everything else in the export agrees that there never was more. */
    private void truncated() {
        for (int entries = 0; entries <= last; entries++) {
            add("cut after " + entries + " entries", ENTRIES, files().cutAfter(entries));
        }
        add(
                "exported at another time",
                "manifest.json",
                files().manifest(manifest -> manifest.put("exportedAt", "2020-01-01T00:00:00.000000Z")));
        add(
                "head of a format that has none",
                HEAD,
                files().manifest(manifest -> manifest.put("format", "mission-control-ledger/2")));
        String head = files().text(HEAD);
        add("two heads", HEAD, files().put(HEAD, head + head));
        add("an attestation for a head", HEAD, files().put(HEAD, files().text(attestation())));
    }

    private String attestation() {
        return files().map().keySet().stream()
                .filter(name ->
                        name.startsWith("artifacts/") && files().text(name).startsWith("{\"payload\""))
                .findFirst()
                .orElseThrow();
    }

    private void file(String name) {
        String place = placeOf(name);
        byte[] bytes = Objects.requireNonNull(files().map().get(name));
        String text = new String(bytes, UTF_8);
        add(name + " gone", place, files().without(name));
        add(name + " emptied", place, files().put(name, ""));
        add(name + " with a byte more", place, files().put(name, text + "\0"));
        add(name + " cut", place, files().put(name, text.substring(0, text.length() - 1)));
        byte[] flipped = bytes.clone();
        flipped[bytes.length / 2] ^= 1;
        ExportFiles files = files();
        files.map().put(name, flipped);
        long line = new String(bytes, 0, bytes.length / 2, UTF_8).lines().count() - 1;
        add(name + " with a byte changed", name.equals(ENTRIES) ? entry((int) line) : place, files);
    }

    /** The entry that speaks of the file; files that are of the whole are places themselves. */
    private String placeOf(String name) {
        if (name.startsWith("proofs/")) {
            return "entry " + name.substring("proofs/".length(), name.indexOf('.'));
        }
        List<Map<String, @Nullable Object>> entries = files().entries();
        return IntStream.rangeClosed(0, last)
                .filter(position -> speaksOf(entries.get(position), name))
                .mapToObj(ExportMutations::entry)
                .findFirst()
                .orElse(name);
    }

    private boolean speaksOf(Map<String, @Nullable Object> entry, String name) {
        String payload = ExportFiles.payload(entry);
        return payload.equals(name)
                || (Objects.equals(entry.get("type"), "artifact.stored")
                        && ("artifacts/"
                                        + ExportFiles.parse(files().text(payload))
                                                .get("digest"))
                                .equals(name));
    }

    private void swapped() {
        for (String folder : List.of("payloads/", "artifacts/", "proofs/")) {
            List<String> names = files().map().keySet().stream()
                    .filter(name -> name.startsWith(folder))
                    .sorted((one, other) -> placeOf(one).compareTo(placeOf(other)))
                    .toList();
            ExportFiles files = files();
            String first = files.text(names.get(0));
            files.put(names.get(0), files.text(names.get(1))).put(names.get(1), first);
            add(folder + " swapped", placeOf(names.get(0)), files);
        }
        String hidden = ExportFiles.payload(files().entries().get(3));
        add(
                "payload gone, and the manifest says tombstoned",
                entry(3),
                files().without(hidden)
                        .manifest(manifest -> manifest.put(
                                "tombstoned",
                                List.of(hidden.replace("payloads/", "").replace(".json", "")))));
    }

    private void strangers() {
        for (String name : List.of(
                "payloads/" + "0".repeat(64) + ".json",
                "artifacts/" + "0".repeat(64),
                "proofs/" + (last + 1) + ".tlog-proof",
                "README.txt",
                "keys/")) {
            add("stranger " + name, name, files().put(name, name.endsWith("/") ? "" : "hello"));
        }
        add("manifest with a member more", "manifest.json", files().manifest(manifest -> manifest.put("note", 1)));
        add("manifest of another format", "manifest.json", files().manifest(manifest -> manifest.put("format", "x/1")));
        add(
                "manifest names an artifact more",
                "manifest.json",
                files().manifest(manifest -> manifest.put("artifacts", List.of(Map.of("digest", "0".repeat(64))))));
        add(
                "manifest says that more is erased",
                "manifest.json",
                files().manifest(manifest -> manifest.put("tombstoned", List.of("0".repeat(64)))));
    }

    private void signatures() {
        String old = files().text(CHECKPOINT);
        String note =
                SignedNote.of(SignedNote.parse(old).text(), List.of(stranger)).toString();
        ExportFiles resigned = files();
        resigned.map().keySet().stream()
                .filter(name -> name.equals(CHECKPOINT) || name.startsWith("proofs/"))
                .toList()
                .forEach(name -> resigned.put(name, resigned.text(name).replace(old, note)));
        add("signature by a stranger", CHECKPOINT, resigned);
        add("checkpoint of another size", CHECKPOINT, files().put(CHECKPOINT, line(old, 1, "99999")));
        add("checkpoint of another origin", CHECKPOINT, files().put(CHECKPOINT, line(old, 0, "elsewhere")));
        add("checkpoint with carriage returns", CHECKPOINT, files().put(CHECKPOINT, old.replace("\n", "\r\n")));
        String keys = files().text("keys");
        add("keys with carriage returns", "keys", files().put("keys", keys.replace("\n", "\r\n")));
        add("keys in another form", "keys", files().put("keys", " " + keys));
    }

    private void zip() {
        all.add(new Mutation("zip cut", "file", Arrays.copyOf(good, good.length - 30)));
        all.add(new Mutation("zip cut in half", "file", Arrays.copyOf(good, good.length / 2)));
        for (String name : List.of("manifest.json", ENTRIES, CHECKPOINT, "proofs/3.tlog-proof")) {
            all.add(new Mutation("CRC-32 of " + name, name, directory(name, CRC, 1)));
            all.add(new Mutation("size of " + name + " too small", name, directory(name, SIZE, -1)));
            all.add(new Mutation("size of " + name + " too large", name, directory(name, SIZE, 1)));
            all.add(new Mutation("size of " + name + " huge", name, directory(name, SIZE, 2_000_000_000)));
        }
    }

    /** Adds to a number in what the zip's directory says of a file. */
    private byte[] directory(String name, int field, int more) {
        ByteBuffer bytes = ByteBuffer.wrap(good.clone()).order(ByteOrder.LITTLE_ENDIAN);
        byte[] wanted = name.getBytes(UTF_8);
        for (int at = 0; at < good.length - NAME - wanted.length; at++) {
            if (bytes.getInt(at) == DIRECTORY_ENTRY
                    && Arrays.equals(good, at + NAME, at + NAME + wanted.length, wanted, 0, wanted.length)) {
                bytes.putInt(at + field, bytes.getInt(at + field) + more);
            }
        }
        return bytes.array();
    }

    private static String line(String text, int number, String line) {
        String[] lines = text.split("\n", -1);
        lines[number] = line;
        return String.join("\n", lines);
    }

    /** The last character but the Z of a time, changed to another of its kind. */
    private static String flipLast(String text) {
        int at = text.endsWith("Z") ? text.length() - 2 : text.length() - 1;
        char old = text.charAt(at);
        return text.substring(0, at) + (old == '1' ? '2' : '1') + text.substring(at + 1);
    }
}
