package dev.missioncontrol.ledger.verify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Walks over the entries of an export: rules 1 to 4 of docs/ledger.md. */
final class ChainWalk {

    private static final String NO_PREVIOUS = "0".repeat(64);
    private static final Pattern TIMESTAMP = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}\\.\\d{6}Z");

    private final String workflow;
    private final List<Break> breaks;
    private final List<EntryLine> entries = new ArrayList<>();
    private String previousHash = NO_PREVIOUS;
    private String previousAt = "";

    ChainWalk(String workflow, List<Break> breaks) {
        this.workflow = workflow;
        this.breaks = breaks;
    }

    /** Takes the lines, and returns those that are entries. */
    List<EntryLine> over(String lines) {
        if (!lines.isEmpty() && !lines.endsWith("\n")) {
            breaks.add(new Break("entries.jsonl", "end", "a newline after the last entry", "none"));
        }
        long position = 0;
        for (String line : lines.isEmpty() ? new String[0] : lines.split("\n", -1)) {
            if (position > 0 && line.isEmpty() && entries.size() == position) {
                break;
            }
            EntryLine entry = EntryLine.read(line, position, breaks);
            if (entry != null) {
                check(entry, position);
                entries.add(entry);
            }
            position++;
        }
        return entries;
    }

    private void check(EntryLine entry, long position) {
        String place = "entry " + position;
        same(place, "workflowId", workflow, entry.workflow());
        same(place, "index", Long.toString(position), Long.toString(entry.index()));
        same(place, "previousHash", previousHash, entry.previousHash());
        same(place, "hash", entry.computedHash(), entry.hash());
        if (!TIMESTAMP.matcher(entry.at()).matches()) {
            breaks.add(new Break(place, "at", "a timestamp", entry.at()));
        } else if (entry.at().compareTo(previousAt) < 0) {
            breaks.add(new Break(place, "at", "not before " + previousAt, entry.at()));
        }
        previousHash = entry.hash();
        previousAt = entry.at();
    }

    /** Returns the hash of the last entry; 64 zeros when there is none. */
    String head() {
        return previousHash;
    }

    private void same(String place, String field, String expected, String found) {
        if (!expected.equals(found)) {
            breaks.add(new Break(place, field, expected, found));
        }
    }
}
