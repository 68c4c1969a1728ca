package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.attestation.LedgerHead;
import dev.missioncontrol.ledger.attestation.SignedStatements;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Checks that nothing is missing at the end: what the log's key signed of the chain's length; rule 11 of docs/ledger.md. */
final class HeadCheck {

    static final String FILE = "head.intoto.jsonl";

    private final Breaks breaks;

    HeadCheck(Breaks breaks) {
        this.breaks = breaks;
    }

    /** Compares what is there with what was signed, and returns as of when; null when nothing was. */
    @Nullable
    String check(
            ExportFile export,
            List<VerifierKey> keys,
            Manifest manifest,
            ChainWalk chain,
            @Nullable Checkpoint checkpoint)
            throws IOException {
        byte[] file = export.bytes(FILE);
        if (file == null) {
            breaks.add(FILE, "file", "a signed statement of where the chain ends", "none");
            return null;
        }
        LedgerHead head;
        try {
            head = LedgerHead.parse(SignedStatements.only(file, keys));
        } catch (IllegalArgumentException e) {
            breaks.add(FILE, "statement", "one that is signed", String.valueOf(e.getMessage()));
            return null;
        }
        compare(head, manifest, chain);
        if (checkpoint != null) {
            breaks.same("checkpoint", "origin", head.checkpoint().origin(), checkpoint.origin());
            breaks.same(
                    "checkpoint", "size", Long.toString(head.checkpoint().size()), Long.toString(checkpoint.size()));
            breaks.same(
                    "checkpoint",
                    "root",
                    head.checkpoint().root(),
                    checkpoint.root().base64());
        }
        return head.exportedAt();
    }

    private void compare(LedgerHead head, Manifest manifest, ChainWalk chain) {
        breaks.same("entries.jsonl", "entries", Long.toString(head.entries()), Long.toString(chain.entries()));
        if (head.entries() == chain.entries()) {
            breaks.same("entry " + Math.max(0, chain.entries() - 1), "hash", head.headHash(), chain.head());
        }
        breaks.same(Manifest.FILE, "workflowId", head.workflow(), manifest.text("workflowId"));
        breaks.same(Manifest.FILE, "exportedAt", head.exportedAt(), manifest.text("exportedAt"));
    }
}
