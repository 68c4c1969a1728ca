package dev.missioncontrol.policy.change;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** One side of a file, put together from the hunks of a diff. */
final class PartialText {

    private final StringBuilder text = new StringBuilder();
    private final List<Integer> numbers = new ArrayList<>();
    private final BitSet changed = new BitSet();

    /**
     * Adds a hunk's lines on this side.
     *
     * @param lines with their line feeds
     * @param start the number of the first in the file, from 1
     * @param differing which of them, from 0, the other side does not have
     */
    void add(List<byte[]> lines, int start, BitSet differing) {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        for (int i = 0; i < lines.size(); i++) {
            changed.set(numbers.size(), differing.get(i));
            numbers.add(start + i);
            text.append(new String(lines.get(i), StandardCharsets.ISO_8859_1));
        }
    }

    /** Returns what was put together. */
    TextSide side(boolean whole) {
        return new TextSide(text.toString(), whole ? List.of() : List.copyOf(numbers), changed, whole);
    }
}
