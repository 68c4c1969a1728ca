package dev.missioncontrol.ledger.checkpoint;

import java.util.List;

/**
 * What verifying the log came to.
 *
 * @param entries how many entries are in it
 * @param checkpoints how many checkpoints were compared with it
 * @param findings what does not hold, the first hundred
 */
public record LogReport(long entries, int checkpoints, List<LogFinding> findings) {

    /** Copies the findings. */
    public LogReport {
        findings = List.copyOf(findings);
    }

    /**
     * Something that does not hold.
     *
     * @param place a leaf or a checkpoint: {@code leaf 17}, {@code checkpoint of size 20}
     * @param field what is wrong there
     * @param expected what it should be
     * @param found what it is
     */
    public record LogFinding(String place, String field, String expected, String found) {}

    /** Returns whether everything holds. */
    public boolean holds() {
        return findings.isEmpty();
    }
}
