package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.attestation.SignedStatements;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.CanonicalJson;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Verifies an export by the rules of docs/ledger.md, and says everything that does not hold. */
public final class ExportVerifier {

    private static final String FORMAT = "mission-control-ledger/2";
    private static final String MANIFEST = "manifest.json";
    private static final String KEYS = "keys";
    private static final int MAX_BREAKS = 1_000;

    private final ExportFile export;
    private final List<Break> breaks;

    private ExportVerifier(ExportFile export, List<Break> breaks) {
        this.export = export;
        this.breaks = breaks;
    }

    /**
     * Verifies a file.
     *
     * @param trusted the public keys that the checkpoint has to be signed with; empty to take those that the export names
     *     itself, which shows that it was not changed since, but not by whom it was made
     * @throws IOException when the file cannot be read at all
     */
    public static ExportReport verify(Path file, List<VerifierKey> trusted) throws IOException {
        List<Break> breaks = new ArrayList<>();
        try (ExportFile export = ExportFile.open(file, breaks)) {
            return new ExportVerifier(export, breaks).report(trusted);
        } catch (ZipException | EOFException e) {
            breaks.add(new Break("file", "zip", "a whole zip file", String.valueOf(e.getMessage())));
            return new ExportReport("", 0, 0, breaks, null, List.of(), !trusted.isEmpty());
        }
    }

    private ExportReport report(List<VerifierKey> trusted) throws IOException {
        String manifestText = export.text(MANIFEST);
        JsonNode manifest = manifestText == null || !manifestText.endsWith("\n")
                ? null
                : StrictJson.canonical(manifestText.substring(0, manifestText.length() - 1));
        if (manifest == null) {
            breaks.add(new Break(MANIFEST, "file", "an object in canonical JSON and a newline", "none"));
        }
        String workflow = manifest == null ? "" : StrictJson.text(manifest, "workflowId");
        String lines = export.text("entries.jsonl");
        if (lines == null) {
            breaks.add(new Break("entries.jsonl", "file", "entries in UTF-8", "none"));
        }
        ChainWalk walk = new ChainWalk(workflow, breaks);
        List<EntryLine> entries = walk.over(lines == null ? "" : lines);
        ContentCheck contents = new ContentCheck(export, breaks);
        contents.of(entries);
        List<VerifierKey> named = keys();
        LogCheck log = new LogCheck(export, trusted.isEmpty() ? named : trusted, breaks);
        log.of(entries);
        if (log.checkpoint() != null && log.signedBy().stream().noneMatch(named::contains)) {
            breaks.add(new Break(KEYS, "key", "one that signed the checkpoint", named.toString()));
        }
        attestations(contents, trusted.isEmpty() ? named : trusted);
        if (manifest != null) {
            compare(manifest, entries, walk.head(), contents);
        }
        unknownFiles(entries, contents);
        return new ExportReport(
                workflow,
                entries.size(),
                contents.emptied().size(),
                breaks.size() > MAX_BREAKS ? breaks.subList(0, MAX_BREAKS) : breaks,
                log.checkpoint(),
                log.signedBy(),
                !trusted.isEmpty());
    }

    private List<VerifierKey> keys() throws IOException {
        String text = export.text(KEYS);
        if (text == null) {
            breaks.add(new Break(KEYS, "file", "the verifier keys of the log, one per line", "none"));
            return List.of();
        }
        List<VerifierKey> keys = new ArrayList<>();
        for (String line : text.lines().toList()) {
            try {
                keys.add(VerifierKey.parse(line));
            } catch (IllegalArgumentException e) {
                breaks.add(new Break(KEYS, "key", "a verifier key", String.valueOf(e.getMessage())));
            }
        }
        return keys;
    }

    /** The manifest proves nothing, but whoever reads it has to be able to believe it. */
    private void compare(JsonNode manifest, List<EntryLine> entries, String head, ContentCheck contents) {
        same("format", FORMAT, StrictJson.text(manifest, "format"));
        same("entries", Integer.toString(entries.size()), Long.toString(StrictJson.integer(manifest, "entries")));
        same("headHash", head, StrictJson.text(manifest, "headHash"));
        same(
                "tombstoned",
                contents.emptied().toString(),
                strings(manifest.get("tombstoned")).toString());
        artifacts(manifest.get("artifacts"), contents);
    }

    /** What the manifest says of each artifact is what the entry that stored it says. */
    private void artifacts(@Nullable JsonNode list, ContentCheck contents) {
        List<String> said = new ArrayList<>();
        if (list != null) {
            list.forEach(each -> said.add(each.isObject() ? CanonicalJson.write(StrictJson.members(each)) : ""));
        }
        for (String expected : contents.described()) {
            if (!said.remove(expected)) {
                breaks.add(new Break(MANIFEST, "artifacts", expected, "none such"));
            }
        }
        if (said.size() > contents.withoutPayload()) {
            breaks.add(new Break(MANIFEST, "artifacts", "one that an entry speaks of", said.getFirst()));
        }
    }

    private void attestations(ContentCheck contents, List<VerifierKey> keys) {
        contents.attestations().forEach((index, file) -> {
            try {
                SignedStatements.verify(file, keys);
            } catch (IllegalArgumentException e) {
                breaks.add(new Break(
                        "entry " + index, "attestation", "signed statements", String.valueOf(e.getMessage())));
            }
        });
    }

    private static Set<String> strings(@Nullable JsonNode array) {
        Set<String> strings = new TreeSet<>();
        if (array != null) {
            array.forEach(each -> strings.add(each.isString() ? each.stringValue() : ""));
        }
        return strings;
    }

    private void unknownFiles(List<EntryLine> entries, ContentCheck contents) {
        Set<String> known = new HashSet<>(contents.files());
        known.addAll(List.of(MANIFEST, "entries.jsonl", "checkpoint", KEYS));
        entries.forEach(entry -> known.add("proofs/" + entry.index() + ".tlog-proof"));
        export.names().stream()
                .filter(name -> !known.contains(name))
                .forEach(name -> breaks.add(new Break(name, "file", "one that an entry speaks of", "another")));
    }

    private void same(String field, String expected, String found) {
        if (!expected.equals(found)) {
            breaks.add(new Break(MANIFEST, field, expected, found));
        }
    }
}
