package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What verifying an export came to.
 *
 * @param workflow the workflow's id, as the manifest names it; empty when it names none
 * @param entries how many entries there are, as far as they were read
 * @param tombstoned how many payloads and artifacts were emptied, and say so
 * @param breaks what does not hold, in the order of the format
 * @param complete whether everything was looked at; false when something ended the verification early
 * @param checkpoint the checkpoint that all proofs lead to; null when there is none that holds
 * @param signedBy the keys that signed it
 * @param signedAsOf the time at which the log's key signed how many entries there are, a timestamp; null when nothing that is
 *     signed says so: then entries may be missing at the end
 * @param trusted whether these keys were given by whoever verifies; else they are those that the export names itself
 */
public record ExportReport(
        String workflow,
        long entries,
        long tombstoned,
        List<Break> breaks,
        boolean complete,
        @Nullable Checkpoint checkpoint,
        List<VerifierKey> signedBy,
        @Nullable String signedAsOf,
        boolean trusted) {

    /** Copies the lists. */
    public ExportReport {
        breaks = List.copyOf(breaks);
        signedBy = List.copyOf(signedBy);
    }

    /** Returns the report on a file that was not looked at. */
    public static ExportReport refused(Break why, boolean trusted) {
        return new ExportReport("", 0, 0, List.of(why), false, null, List.of(), null, trusted);
    }

    /** Returns whether everything holds. */
    public boolean holds() {
        return breaks.isEmpty();
    }
}
