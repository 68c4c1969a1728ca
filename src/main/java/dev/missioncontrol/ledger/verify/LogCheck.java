package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.io.IOException;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Checks the checkpoint, and that each entry is in the log it commits to: rules 8 and 9 of docs/ledger.md. */
final class LogCheck {

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final ExportFile export;
    private final List<VerifierKey> keys;
    private final List<Break> breaks;
    private @Nullable Checkpoint checkpoint;
    private List<VerifierKey> signedBy = List.of();

    LogCheck(ExportFile export, List<VerifierKey> keys, List<Break> breaks) {
        this.export = export;
        this.keys = keys;
        this.breaks = breaks;
    }

    /** Checks the entries. */
    void of(List<EntryLine> entries) throws IOException {
        String note = export.text("checkpoint");
        if (note == null) {
            breaks.add(new Break("checkpoint", "file", "a signed note", "none"));
            return;
        }
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint parsed = Checkpoint.parse(signed.text());
            signedBy = signed.verifiedBy(keys);
            if (signedBy.isEmpty()) {
                breaks.add(new Break("checkpoint", "signature", "one of a key that is trusted", "none"));
                return;
            }
            checkpoint = parsed;
            if (!signed.toString().equals(note)) {
                breaks.add(new Break("checkpoint", "form", "the form of a signed note", "another"));
            }
        } catch (IllegalArgumentException e) {
            breaks.add(new Break("checkpoint", "note", "one that verifies", String.valueOf(e.getMessage())));
            return;
        }
        long before = -1;
        for (EntryLine entry : entries) {
            before = proof(entry, note, before);
        }
    }

    private long proof(EntryLine entry, String note, long before) throws IOException {
        String place = "entry " + entry.index();
        String file = "proofs/" + entry.index() + ".tlog-proof";
        String text = export.text(file);
        if (text == null) {
            breaks.add(new Break(place, file, "an inclusion proof", "none"));
            return before;
        }
        if (!text.endsWith("\n\n" + note)) {
            breaks.add(new Break(place, file, "a proof that leads to the checkpoint of the export", "another"));
            return before;
        }
        try {
            TlogProof proof = TlogProof.parse(text);
            if (!HASH.matcher(entry.hash()).matches()) {
                breaks.add(new Break(place, "hash", "64 hexadecimal digits", entry.hash()));
                return before;
            }
            proof.verify(TreeHash.leaf(HexFormat.of().parseHex(entry.hash())), keys);
            if (!proof.toString().equals(text)) {
                breaks.add(new Break(place, file, "the form of a tlog-proof", "another"));
            }
            if (proof.index() <= before) {
                breaks.add(new Break(place, file + " index", "more than " + before, Long.toString(proof.index())));
            }
            return proof.index();
        } catch (IllegalArgumentException e) {
            breaks.add(new Break(place, file, "a proof that verifies", String.valueOf(e.getMessage())));
            return before;
        }
    }

    @Nullable
    Checkpoint checkpoint() {
        return checkpoint;
    }

    List<VerifierKey> signedBy() {
        return signedBy;
    }
}
