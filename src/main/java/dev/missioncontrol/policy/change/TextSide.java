package dev.missioncontrol.policy.change;

import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;

/**
 * One side of a changed file, or the parts of it that a diff shows.
 *
 * @param text the lines, each ended by LF; bytes as ISO 8859-1 characters
 * @param numbers the number in the file of each line of the text; empty when they are 1, 2, 3...
 * @param changed which lines of the text, from 0, the other side does not have
 * @param whole whether it is the whole file
 */
record TextSide(String text, List<Integer> numbers, BitSet changed, boolean whole) {

    static final TextSide ABSENT = new TextSide("", List.of(), new BitSet(), true);

    /** Returns a whole file. */
    static TextSide of(byte[] content, BitSet changed) {
        return new TextSide(new String(content, StandardCharsets.ISO_8859_1), List.of(), changed, true);
    }

    /** Returns the lines without their ends; of a whole file that ends by LF, an empty one comes last. */
    List<String> lines() {
        return List.of(text.split("\n", -1));
    }

    /** Returns the number in the file of a line of the text. */
    int number(int line) {
        return numbers.isEmpty() ? line + 1 : line < numbers.size() ? numbers.get(line) : 0;
    }

    /** Returns the text as people read it. */
    String unicode() {
        return new String(text.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }

    /** Returns a part of the text as people read it. */
    static String unicode(String part) {
        return new String(part.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
