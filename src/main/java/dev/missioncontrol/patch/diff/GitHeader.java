package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.shared.Refusal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The extended header lines between {@code diff --git} and the content, each at most once and none against another. */
final class GitHeader {

    private static final List<String> KEYS = List.of(
            "old mode ",
            "new mode ",
            "deleted file mode ",
            "new file mode ",
            "copy from ",
            "copy to ",
            "rename from ",
            "rename to ",
            "similarity index ",
            "dissimilarity index ",
            "index ");
    private static final Pattern INDEX = Pattern.compile("([0-9a-f]{4,40})\\.\\.([0-9a-f]{4,40})(?: ([0-7]{6}))?");
    private static final String EMPTY_BLOB = "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391";
    private static final Pattern PERCENT = Pattern.compile("(?:100|[0-9]{1,2})%");
    private static final String REMEDY = "Leave the headers as git diff wrote them.";

    private final DiffLines lines;
    private final int start;
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, Integer> places = new HashMap<>();
    private @Nullable Matcher index;
    private int at;

    /** Reads the header lines that follow the {@code diff --git} line at the given index. */
    GitHeader(DiffLines lines, int start) {
        this.lines = lines;
        this.start = start;
        this.at = start + 1;
        for (String key = keyAt(at); key != null; key = keyAt(at)) {
            if (places.putIfAbsent(key, at) != null) {
                throw lines.refused(at, "'" + key.strip() + "' stands here for the second time", REMEDY);
            }
            values.put(key, lines.header(at).substring(key.length()));
            at++;
        }
        checkForms();
        checkCombination();
    }

    /** The first line after the header. */
    int position() {
        return at;
    }

    FilePatch.Kind kind() {
        if (has("new file mode ")) {
            return FilePatch.Kind.ADD;
        }
        if (has("deleted file mode ")) {
            return FilePatch.Kind.DELETE;
        }
        if (has("rename from ")) {
            return FilePatch.Kind.RENAME;
        }
        return has("copy from ") ? FilePatch.Kind.COPY : FilePatch.Kind.MODIFY;
    }

    /** The path a rename or copy comes from. */
    String from(HeaderNames names) {
        String key = has("rename from ") ? "rename from " : "copy from ";
        return names.plain(place(key), value(key));
    }

    /** The path a rename or copy goes to. */
    String to(HeaderNames names) {
        String key = has("rename to ") ? "rename to " : "copy to ";
        return names.plain(place(key), value(key));
    }

    @Nullable
    GitMode oldMode() {
        GitMode stated = mode("old mode ", "deleted file mode ");
        GitMode ofIndex = indexMode();
        if (stated != null && ofIndex != null && stated != ofIndex) {
            throw lines.refused(place("index "), "this mode and the one above differ", REMEDY);
        }
        return stated != null || kind() == FilePatch.Kind.ADD ? stated : ofIndex;
    }

    @Nullable
    GitMode newMode() {
        return mode("new mode ", "new file mode ");
    }

    /** The full id of the content before, or null when it is abbreviated, absent or all zero. */
    @Nullable
    String oldId() {
        return index == null ? null : fullId(index.group(1));
    }

    /** The full id of the content after, or null when it is abbreviated, absent or all zero. */
    @Nullable
    String newId() {
        return index == null ? null : fullId(index.group(2));
    }

    /** Whether the header alone says something, so that no content need follow. */
    boolean isEnough() {
        if (index == null) {
            return kind() != FilePatch.Kind.MODIFY || has("old mode ");
        }
        return switch (kind()) {
            case ADD -> EMPTY_BLOB.startsWith(index.group(2));
            case DELETE -> EMPTY_BLOB.startsWith(index.group(1));
            case MODIFY -> has("old mode ") && index.group(1).equals(index.group(2));
            case RENAME, COPY -> index.group(1).equals(index.group(2));
        };
    }

    private @Nullable String keyAt(int line) {
        for (String key : KEYS) {
            if (lines.startsWith(line, key)) {
                return key;
            }
        }
        return null;
    }

    private void checkForms() {
        if (has("index ")) {
            index = INDEX.matcher(value("index "));
            if (!index.matches()) {
                throw lines.refused(
                        place("index "), "this is not an index line of the form 'index 1a2b3c4..5d6e7f8'", REMEDY);
            }
        }
        for (String key : List.of("similarity index ", "dissimilarity index ")) {
            if (has(key) && !PERCENT.matcher(value(key)).matches()) {
                throw lines.refused(place(key), "this is not a percentage", REMEDY);
            }
        }
    }

    private void checkCombination() {
        requireTogether("old mode ", "new mode ");
        requireTogether("rename from ", "rename to ");
        requireTogether("copy from ", "copy to ");
        int kinds = 0;
        for (String key : List.of("new file mode ", "deleted file mode ", "rename from ", "copy from ")) {
            kinds += has(key) ? 1 : 0;
        }
        boolean modeChange = has("old mode ");
        if (kinds > 1 || (modeChange && (has("new file mode ") || has("deleted file mode ")))) {
            throw lines.refused(start, "the header lines below contradict each other", REMEDY);
        }
        if (modeChange && value("old mode ").equals(value("new mode "))) {
            throw lines.refused(place("new mode "), "the mode does not change", REMEDY);
        }
    }

    private void requireTogether(String one, String other) {
        if (has(one) != has(other)) {
            String there = has(one) ? one : other;
            String missing = has(one) ? other : one;
            throw lines.refused(
                    place(there), "'" + there.strip() + "' stands without '" + missing.strip() + "'", REMEDY);
        }
    }

    private @Nullable GitMode mode(String key, String otherKey) {
        String present = has(key) ? key : otherKey;
        return has(present) ? parsed(present, value(present)) : null;
    }

    private @Nullable GitMode indexMode() {
        String digits = index == null ? null : index.group(3);
        return digits == null ? null : parsed("index ", digits);
    }

    private GitMode parsed(String key, String digits) {
        try {
            return GitMode.parse(digits);
        } catch (Refusal e) {
            throw lines.refused(place(key), "'" + digits + "' is not a git file mode", String.valueOf(e.remedy()));
        }
    }

    private static @Nullable String fullId(String digits) {
        return digits.length() == 40 && !digits.chars().allMatch(c -> c == '0') ? digits : null;
    }

    private boolean has(String key) {
        return values.containsKey(key);
    }

    private String value(String key) {
        return values.getOrDefault(key, "");
    }

    private int place(String key) {
        return places.getOrDefault(key, start);
    }
}
