package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.merkle.MerkleProofs;
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

    private static final String FILE = "checkpoint";
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    private final ExportFile export;
    private final Breaks breaks;
    private String note = "";
    private @Nullable Checkpoint checkpoint;
    private List<VerifierKey> signedBy = List.of();
    private long before = -1;

    LogCheck(ExportFile export, Breaks breaks) {
        this.export = export;
        this.breaks = breaks;
    }

    /** Checks the checkpoint; no proof is looked at when it does not hold. */
    void checkpoint(List<VerifierKey> keys) throws IOException {
        String text = export.text(FILE);
        if (text == null) {
            breaks.add(FILE, "file", "a signed note", "none");
            return;
        }
        note = text;
        try {
            SignedNote signed = SignedNote.parse(note);
            Checkpoint parsed = Checkpoint.parse(signed.text());
            signedBy = signed.verifiedBy(keys);
            if (signedBy.isEmpty()) {
                breaks.add(FILE, "signature", "one of a key that is trusted", "none");
            } else if (!signed.toString().equals(note)) {
                breaks.add(FILE, "form", "the form of a signed note", "another");
            } else {
                checkpoint = parsed;
            }
        } catch (IllegalArgumentException e) {
            breaks.add(FILE, "note", "one that verifies", String.valueOf(e.getMessage()));
        }
    }

    /** Checks the proof of the next entry. */
    void next(EntryLine entry, long position, String place) throws IOException {
        String file = "proofs/" + position + ".tlog-proof";
        if (!export.has(file)) {
            breaks.add(place, file, "an inclusion proof", "none");
        } else if (checkpoint != null) {
            try {
                prove(entry, place, file, checkpoint);
            } catch (IllegalArgumentException e) {
                breaks.add(place, file, "a proof that verifies", String.valueOf(e.getMessage()));
            }
        }
    }

    private void prove(EntryLine entry, String place, String file, Checkpoint checkpoint) throws IOException {
        String text = export.text(file);
        if (text == null || !text.endsWith("\n\n" + note)) {
            breaks.add(place, file, "a proof that leads to the checkpoint of the export", "another");
            return;
        }
        if (!HASH.matcher(entry.hash()).matches()) {
            breaks.add(place, "hash", "64 hexadecimal digits", entry.hash());
            return;
        }
        // The checkpoint under it is the one whose signature was verified.
        TlogProof proof = TlogProof.parse(text);
        TreeHash leaf = TreeHash.leaf(HexFormat.of().parseHex(entry.hash()));
        if (!MerkleProofs.includes(leaf, proof.index(), checkpoint.size(), proof.path(), checkpoint.root())) {
            breaks.add(place, file, "a path to the root of the checkpoint", "another");
        }
        if (!proof.toString().equals(text)) {
            breaks.add(place, file, "the form of a tlog-proof", "another");
        }
        if (proof.index() <= before) {
            breaks.add(place, file + " index", "more than " + before, Long.toString(proof.index()));
        }
        before = proof.index();
    }

    @Nullable
    Checkpoint checkpoint() {
        return checkpoint;
    }

    List<VerifierKey> signedBy() {
        return signedBy;
    }
}
