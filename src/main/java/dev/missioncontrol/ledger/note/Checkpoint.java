package dev.missioncontrol.ledger.note;

import dev.missioncontrol.ledger.merkle.TreeHash;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a log commits to at some size (C2SP tlog-checkpoint).
 *
 * @param origin names the log
 * @param size how many leaves the tree has
 * @param root the tree's root
 */
public record Checkpoint(String origin, long size, TreeHash root) {

    private static final Pattern SIZE = Pattern.compile("0|[1-9]\\d{0,17}");
    private static final int LINES = 3;

    /** Rejects an origin that is no line. */
    public Checkpoint {
        if (origin.isEmpty() || origin.indexOf('\n') >= 0 || size < 0) {
            throw new IllegalArgumentException("a checkpoint has an origin and a size from 0");
        }
    }

    /**
     * Reads the text of a checkpoint; extension lines are ignored.
     *
     * @throws IllegalArgumentException when it is none, saying why
     */
    public static Checkpoint parse(String text) {
        List<String> lines = text.lines().toList();
        if (lines.size() < LINES || lines.stream().anyMatch(String::isEmpty)) {
            throw new IllegalArgumentException("A checkpoint has three lines: origin, size and root.");
        }
        if (!SIZE.matcher(lines.get(1)).matches()) {
            throw new IllegalArgumentException("'" + lines.get(1) + "' is not the size of a tree.");
        }
        return new Checkpoint(lines.get(0), Long.parseLong(lines.get(1)), TreeHash.parse(lines.get(2)));
    }

    /** Returns the text that is signed. */
    public String text() {
        return origin + "\n" + size + "\n" + root.base64() + "\n";
    }
}
