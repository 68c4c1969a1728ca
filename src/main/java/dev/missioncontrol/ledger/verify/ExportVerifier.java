package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.note.VerifierKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Verifies an export by the rules of docs/ledger.md, and says what does not hold. */
public final class ExportVerifier {

    /** How many bytes may come out of an export that somebody verifies on their own machine. */
    public static final long MOST_BYTES = 16L << 30;

    /** How many bytes may come out of an export that somebody sent to a server. */
    public static final long MOST_BYTES_OF_UPLOADS = 2L << 30;

    private static final String KEYS = "keys";
    private static final String ENTRIES = "entries.jsonl";

    private final List<VerifierKey> trusted;
    private final Breaks breaks = new Breaks();
    private String workflow = "";
    private ChainWalk chain = new ChainWalk("", breaks);
    private Set<String> erased = Set.of();
    private List<VerifierKey> signedBy = List.of();
    private @Nullable String signedAsOf;

    private ExportVerifier(List<VerifierKey> trusted) {
        this.trusted = trusted;
    }

    /**
     * Verifies a file.
     *
     * @param trusted the public keys that the checkpoint has to be signed with; empty to take those that the export names
     *     itself, which shows that it was not changed since, but not by whom it was made
     * @param mostBytes how many bytes may come out of the file in all
     * @throws IOException when the file cannot be read at all
     */
    public static ExportReport verify(Path file, List<VerifierKey> trusted, long mostBytes) throws IOException {
        ExportVerifier verifier = new ExportVerifier(trusted);
        try (ExportFile export = ExportFile.open(file, mostBytes, verifier.breaks)) {
            return verifier.report(export);
        } catch (Breaks.Stopped e) {
            return verifier.report(false, null);
        }
    }

    /** Verifies a file, with {@link #MOST_BYTES}. */
    public static ExportReport verify(Path file, List<VerifierKey> trusted) throws IOException {
        return verify(file, trusted, MOST_BYTES);
    }

    private ExportReport report(ExportFile export) throws IOException {
        Manifest manifest = Manifest.of(export, breaks);
        workflow = manifest.text("workflowId");
        List<VerifierKey> named = keys(export);
        List<VerifierKey> keys = trusted.isEmpty() ? named : trusted;
        LogCheck log = new LogCheck(export, breaks);
        log.checkpoint(keys);
        signedBy = log.signedBy();
        if (log.checkpoint() != null && signedBy.stream().noneMatch(named::contains)) {
            breaks.add(KEYS, "key", "one that signed the checkpoint", named.toString());
        }
        chain = new ChainWalk(workflow, breaks);
        ContentCheck contents = new ContentCheck(export, new ArtifactCheck(export, keys, breaks), manifest, breaks);
        entries(export, contents, log);
        if (manifest.hasHead()) {
            signedAsOf = new HeadCheck(breaks).check(export, keys, manifest, chain, log.checkpoint());
        }
        erased = contents.erased();
        if (manifest.readable()) {
            manifest.compare(chain, erased, contents.withoutPayload());
        }
        export.strangers().forEach(name -> breaks.add(name, "file", "one that an entry speaks of", "another"));
        return report(true, log);
    }

    private ExportReport report(boolean complete, @Nullable LogCheck log) {
        return new ExportReport(
                workflow,
                chain.entries(),
                erased.size(),
                breaks.found(),
                complete,
                log == null ? null : log.checkpoint(),
                signedBy,
                signedAsOf,
                !trusted.isEmpty());
    }

    private List<VerifierKey> keys(ExportFile export) throws IOException {
        String text = export.text(KEYS);
        if (text == null || !text.endsWith("\n")) {
            breaks.add(
                    KEYS, "file", "the verifier keys of the log, one per line", text == null ? "none" : "an open end");
            return List.of();
        }
        Set<VerifierKey> keys = new LinkedHashSet<>();
        for (String line : text.substring(0, text.length() - 1).split("\n", -1)) {
            try {
                VerifierKey key = VerifierKey.parse(line);
                keys.add(key);
                breaks.same(KEYS, "key", key.toString(), line);
            } catch (IllegalArgumentException e) {
                breaks.add(KEYS, "key", "a verifier key", String.valueOf(e.getMessage()));
            }
        }
        return new ArrayList<>(keys);
    }

    private void entries(ExportFile export, ContentCheck contents, LogCheck log) throws IOException {
        try (InputStream in = export.open(ENTRIES)) {
            if (in == null) {
                breaks.add(ENTRIES, "file", "entries, one per line", "none");
                return;
            }
            Lines lines = new Lines(in, Limits.LINE);
            long position = 0;
            for (byte[] line = lines.next(); line != null; line = lines.next()) {
                if (!lines.terminated()) {
                    breaks.add(ENTRIES, "end", "a newline after the last entry", "none");
                }
                String place = "entry " + position;
                EntryLine entry = EntryLine.read(line, place, breaks);
                if (entry != null) {
                    chain.next(entry, position, place);
                    contents.next(entry, place);
                    log.next(entry, position, place);
                }
                position++;
            }
        }
    }
}
