package dev.missioncontrol.ledger;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a payload can be found by beside its summary: the files, rules of policy and digests that it names, and what people
 * wrote. It reads what is about to be stored, so no secret gets in.
 */
final class EntryTerms {

    /** Longer values are cut, here and in what is searched for: an index takes no more. */
    static final int MAX_VALUE = 1_000;

    /** An entry of an index has at most 2,704 bytes, and not every text can be compressed. */
    private static final int MAX_VALUE_BYTES = 2_000;

    private static final int MAX_PROSE = 16_384;
    private static final Set<String> FILES = Set.of("path", "paths", "oldPath", "target");
    private static final Set<String> RULES = Set.of("rule", "rules");
    private static final Set<String> PROSE =
            Set.of("answer", "body", "comment", "error", "idea", "reason", "reasons", "text", "title", "why");
    /** Nearly every entry names the pack that was in force. */
    private static final Set<String> EVERYWHERE = Set.of("policy", "packHash", "policyPackHash");

    private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{40}|[0-9a-f]{64}");
    private static final Pattern RULE = Pattern.compile("\\S+");

    /** A value by which an entry can be found. */
    record Term(Kind kind, String value) {}

    /** What a term is; the name in lower case is stored. */
    enum Kind {
        FILE,
        RULE,
        DIGEST;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    private final Set<Term> terms = new LinkedHashSet<>();
    private final StringJoiner prose = new StringJoiner("\n");

    private EntryTerms() {}

    /** Reads a payload as it is stored. */
    static EntryTerms of(Map<String, @Nullable Object> payload) {
        EntryTerms found = new EntryTerms();
        payload.forEach((key, value) -> {
            if (!key.equals(JdbcLedger.SUMMARY)) {
                found.read(key, value);
            }
        });
        return found;
    }

    Set<Term> terms() {
        return terms;
    }

    /** Returns the summary and what people wrote, or null where the summary is all. */
    @Nullable
    String prose(@Nullable Object summary) {
        if (prose.length() == 0) {
            return null;
        }
        String all = (summary == null ? "" : summary + "\n") + prose;
        return all.substring(0, Math.min(all.length(), MAX_PROSE));
    }

    /** Returns the value, or as much of it as is kept: whole characters. */
    static String cut(String value) {
        int end = 0;
        int bytes = 0;
        while (end < value.length()) {
            int character = value.codePointAt(end);
            int length = Character.charCount(character);
            bytes += character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
            if (end + length > MAX_VALUE || bytes > MAX_VALUE_BYTES) {
                return value.substring(0, end);
            }
            end += length;
        }
        return value;
    }

    private void read(String key, @Nullable Object value) {
        switch (value) {
            case null -> {}
            case Map<?, ?> map -> {
                if (key.equals("rule") && map.get("id") != null) {
                    add(Kind.RULE, String.valueOf(map.get("id")));
                }
                map.forEach((name, each) -> read(String.valueOf(name), each));
            }
            case Iterable<?> items -> items.forEach(each -> read(key, each));
            case Number number -> {}
            case Boolean flag -> {}
            default -> readText(key, value.toString());
        }
    }

    private void readText(String key, String text) {
        if (DIGEST.matcher(text).matches()) {
            if (!EVERYWHERE.contains(key)) {
                add(Kind.DIGEST, text);
            }
        } else if (FILES.contains(key)) {
            add(Kind.FILE, text);
        } else if (RULES.contains(key) && RULE.matcher(text).matches()) {
            add(Kind.RULE, text);
        } else if (PROSE.contains(key)) {
            prose.add(text);
        }
    }

    private void add(Kind kind, String value) {
        String storable = JdbcLedger.storable(value);
        if (storable != null && !storable.isBlank()) {
            terms.add(new Term(kind, cut(storable)));
        }
    }
}
