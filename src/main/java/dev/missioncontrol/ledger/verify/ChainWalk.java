package dev.missioncontrol.ledger.verify;

import java.util.regex.Pattern;

/** Walks over the entries of an export: rules 1 to 4 of docs/ledger.md. */
final class ChainWalk {

    private static final String NO_PREVIOUS = "0".repeat(64);
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");

    private final String workflow;
    private final Breaks breaks;
    private String previousHash = NO_PREVIOUS;
    private String previousAt = "";
    private long entries;

    ChainWalk(String workflow, Breaks breaks) {
        this.workflow = workflow;
        this.breaks = breaks;
    }

    /** Takes the next entry, which is on a line of that number, from 0. */
    void next(EntryLine entry, long position, String place) {
        breaks.same(place, "workflowId", workflow, entry.workflow());
        breaks.same(place, "index", Long.toString(position), Long.toString(entry.index()));
        breaks.same(place, "previousHash", previousHash, entry.previousHash());
        breaks.same(place, "hash", entry.computedHash(), entry.hash());
        if (!TIMESTAMP.matcher(entry.at()).matches()) {
            breaks.add(place, "at", "a timestamp", entry.at());
        } else if (entry.at().compareTo(previousAt) < 0) {
            breaks.add(place, "at", "not before " + previousAt, entry.at());
        }
        previousHash = entry.hash();
        previousAt = entry.at();
        entries++;
    }

    /** Returns how many entries there were. */
    long entries() {
        return entries;
    }

    /** Returns the hash of the last entry; 64 zeros when there is none. */
    String head() {
        return previousHash;
    }
}
