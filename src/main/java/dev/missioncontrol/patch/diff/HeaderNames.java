package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.PathRules;
import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the paths in a diff's header lines. */
final class HeaderNames {

    /** What stands for "no file" after {@code ---} and {@code +++}. */
    static final String DEV_NULL = "/dev/null";

    /** a/ and b/, and what {@code diff.mnemonicPrefix} writes instead: commit, index, object, work tree. */
    private static final Pattern PREFIXED = Pattern.compile("[abciow]/.+", Pattern.DOTALL);

    private static final int MAX_LINE = 20_000;
    private static final String REMEDY =
            "Make the diff by git diff with its usual a/ and b/ prefixes, and leave its headers as they are.";

    private final DiffLines lines;

    HeaderNames(DiffLines lines) {
        this.lines = lines;
    }

    /** The path after {@code ---} or {@code +++}, without its prefix; {@link #DEV_NULL} stays as it is. */
    String prefixed(int index, String rest) {
        String name = decoded(index, withoutTimestamp(rest));
        if (name.equals(DEV_NULL)) {
            return name;
        }
        if (!PREFIXED.matcher(name).matches()) {
            throw lines.refused(index, "'" + name + "' does not begin with a/ or b/", REMEDY);
        }
        return safe(index, name.substring(2));
    }

    /** The path after {@code rename from} and the like, which has no prefix. */
    String plain(int index, String rest) {
        return safe(index, decoded(index, rest));
    }

    /** The one path that both halves of a {@code diff --git} line give. */
    String both(int index, String rest) {
        for (String[] pair : pairs(index, rest)) {
            if (pair[0].equals(pair[1])) {
                return safe(index, decoded(index, pair[0].getBytes(StandardCharsets.ISO_8859_1)));
            }
        }
        throw lines.refused(index, "this header does not give the same path twice", REMEDY);
    }

    /** Refuses when the {@code diff --git} line cannot be read as these two paths. */
    void requireConsistent(int index, String rest, String oldPath, String newPath) {
        for (String[] pair : pairs(index, rest)) {
            if (pair[0].equals(raw(oldPath)) && pair[1].equals(raw(newPath))) {
                return;
            }
        }
        throw lines.refused(
                index,
                "this header and the lines below it name different files ('" + oldPath + "' and '" + newPath + "')",
                REMEDY);
    }

    /**
     * Every way to read the line as two prefixed paths, one character per byte: git does not quote blanks, so there can
     * be several.
     */
    private List<String[]> pairs(int index, String rest) {
        if (rest.length() > MAX_LINE) {
            throw lines.refused(index, "this header is too long", REMEDY);
        }
        List<String[]> pairs = new ArrayList<>();
        int from = rest.startsWith("\"") ? Math.max(0, QuotedPath.end(rest)) : 0;
        for (int blank = rest.indexOf(' ', from); blank >= 0; blank = rest.indexOf(' ', blank + 1)) {
            String left = unprefixed(rest.substring(0, blank));
            String right = unprefixed(rest.substring(blank + 1));
            if (left != null && right != null) {
                pairs.add(new String[] {left, right});
            }
        }
        return pairs;
    }

    private static @Nullable String unprefixed(String text) {
        String name = text;
        if (text.startsWith("\"")) {
            byte[] raw = QuotedPath.unquote(text);
            name = raw == null ? "" : new String(raw, StandardCharsets.ISO_8859_1);
        }
        return PREFIXED.matcher(name).matches() ? name.substring(2) : null;
    }

    private static String raw(String path) {
        return new String(path.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private String decoded(int index, String text) {
        byte[] raw = text.startsWith("\"") ? QuotedPath.unquote(text) : text.getBytes(StandardCharsets.ISO_8859_1);
        if (raw == null) {
            throw lines.refused(index, "this path is not quoted as git does it", REMEDY);
        }
        return decoded(index, raw);
    }

    private String decoded(int index, byte[] raw) {
        try {
            return PathRules.decode(raw);
        } catch (Refusal e) {
            throw lines.refused(index, withoutFullStop(e.getMessage()), String.valueOf(e.remedy()));
        }
    }

    private String safe(int index, String path) {
        try {
            PathRules.requireSafe(path);
            return path;
        } catch (Refusal e) {
            throw lines.refused(index, withoutFullStop(e.getMessage()), String.valueOf(e.remedy()));
        }
    }

    private static String withoutFullStop(String sentence) {
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** Git ends a path that has blanks in it with a tab, and other tools put a time after it. */
    private static String withoutTimestamp(String rest) {
        int from = rest.startsWith("\"") ? Math.max(0, QuotedPath.end(rest)) : 0;
        int tab = rest.indexOf('\t', from);
        return tab < 0 ? rest : rest.substring(0, tab);
    }
}
