package dev.missioncontrol.patch.ui;

import dev.missioncontrol.patch.ui.DiffFile.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/**
 * Finds in the added lines of a diff what a reader would overlook: characters that reorder the text around them ("Trojan
 * Source", CVE-2021-42574), that have no width, that look like others, and changed line ends. The browser makes the same
 * characters visible within the lines (see {@code diff/reveal.ts}); these warnings say at the file's header that they
 * are there.
 */
public final class TextWarnings {

    private static final Warning REORDERED = new Warning(
            "Reordered text",
            true,
            "Added lines hold bidirectional control characters: the text may run in another order than it is shown"
                    + " (Trojan Source, CVE-2021-42574).");
    private static final Warning INVISIBLE = new Warning(
            "Invisible characters",
            true,
            "Added lines hold characters without width: names that look alike may differ, or text may be hidden.");
    private static final Warning CONTROL =
            new Warning("Control characters", true, "Added lines hold control characters that terminals obey.");
    private static final Warning MIXED_SCRIPTS = new Warning(
            "Look-alike letters",
            true,
            "Words in added lines mix Latin letters with Greek or Cyrillic ones that look like them.");
    private static final Warning NOT_UTF8 =
            new Warning("Not UTF-8", true, "Some bytes are no UTF-8 text; they are shown as \ufffd.");
    private static final Warning LINE_ENDS = new Warning(
            "Line ends changed", false, "Lines end in CR LF on one side of the change and in LF on the other.");
    private static final Warning TRAILING_BLANKS =
            new Warning("Trailing blanks", false, "Added lines end in spaces or tabs.");

    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{M}\\p{Nd}_$]+");

    private TextWarnings() {}

    /** Returns what to warn of in one file's unified diff, the severe first; empty when there is nothing. */
    public static List<Warning> of(String diff) {
        Lines lines = Lines.of(diff);
        List<Warning> warnings = new ArrayList<>();
        if (lines.added().stream().anyMatch(line -> holds(line, TextWarnings::reorders))) {
            warnings.add(REORDERED);
        }
        if (lines.added().stream().anyMatch(line -> holds(line, TextWarnings::invisible))) {
            warnings.add(INVISIBLE);
        }
        if (lines.added().stream().anyMatch(line -> holds(withoutLineEnd(line), TextWarnings::control))) {
            warnings.add(CONTROL);
        }
        if (lines.added().stream().anyMatch(TextWarnings::mixesScripts)) {
            warnings.add(MIXED_SCRIPTS);
        }
        if (lines.added().stream().anyMatch(line -> line.indexOf('\ufffd') >= 0)) {
            warnings.add(NOT_UTF8);
        }
        if (lines.lineEndsChanged()) {
            warnings.add(LINE_ENDS);
        }
        if (lines.added().stream().anyMatch(TextWarnings::endsBlank)) {
            warnings.add(TRAILING_BLANKS);
        }
        return List.copyOf(warnings);
    }

    private static boolean holds(String line, IntPredicate kind) {
        return line.codePoints().anyMatch(kind);
    }

    private static boolean reorders(int c) {
        return c == 0x061C
                || c == 0x200E
                || c == 0x200F
                || (c >= 0x202A && c <= 0x202E)
                || (c >= 0x2066 && c <= 0x2069);
    }

    private static boolean invisible(int c) {
        return c == 0x00AD
                || c == 0x034F
                || c == 0x115F
                || c == 0x1160
                || c == 0x17B4
                || c == 0x17B5
                || (c >= 0x180B && c <= 0x180E)
                || (c >= 0x200B && c <= 0x200D)
                || c == 0x2028
                || c == 0x2029
                || (c >= 0x2060 && c <= 0x2065)
                || (c >= 0x206A && c <= 0x206F)
                || c == 0x3164
                || c == 0xFEFF
                || c == 0xFFA0
                || (c >= 0xFFF0 && c <= 0xFFFB)
                || (c >= 0xE0000 && c <= 0xE007F);
    }

    private static boolean control(int c) {
        return Character.getType(c) == Character.CONTROL && c != '\t';
    }

    private static boolean endsBlank(String line) {
        String text = withoutLineEnd(line);
        return text.endsWith(" ") || text.endsWith("\t");
    }

    private static String withoutLineEnd(String line) {
        return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    }

    private static boolean mixesScripts(String line) {
        if (line.chars().allMatch(c -> c < 0x80)) {
            return false;
        }
        return WORD.matcher(line).results().anyMatch(word -> {
            boolean latin = false;
            boolean other = false;
            for (int c : word.group().codePoints().toArray()) {
                Character.UnicodeScript script = Character.UnicodeScript.of(c);
                latin |= script == Character.UnicodeScript.LATIN;
                other |= script == Character.UnicodeScript.CYRILLIC || script == Character.UnicodeScript.GREEK;
            }
            return latin && other;
        });
    }

    /** The changed lines of a unified diff, without their marks and without the line feed. */
    private record Lines(List<String> added, List<String> removed) {

        static Lines of(String diff) {
            List<String> added = new ArrayList<>();
            List<String> removed = new ArrayList<>();
            boolean inHunk = false;
            for (String line : diff.split("\n", -1)) {
                if (line.startsWith("@@ ")) {
                    inHunk = true;
                } else if (inHunk && line.startsWith("+")) {
                    added.add(line.substring(1));
                } else if (inHunk && line.startsWith("-")) {
                    removed.add(line.substring(1));
                }
            }
            return new Lines(added, removed);
        }

        boolean lineEndsChanged() {
            return !added.isEmpty() && !removed.isEmpty() && endInCr(added) != endInCr(removed);
        }

        private static boolean endInCr(List<String> lines) {
            return lines.stream().anyMatch(line -> line.endsWith("\r"));
        }
    }
}
