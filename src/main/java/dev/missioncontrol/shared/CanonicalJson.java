package dev.missioncontrol.shared;

import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Writes JSON in the one form that is hashed: RFC 8785 (JSON Canonicalization Scheme), restricted to what needs no
 * number formatting. Floating point, integers beyond 2^53 and unpaired surrogates are refused: such values go in as
 * strings.
 */
public final class CanonicalJson {

    private static final long MAX_SAFE_INTEGER = 1L << 53;
    private static final String HEX = "0123456789abcdef";

    private CanonicalJson() {}

    /**
     * Returns the canonical text of nested maps (with string keys), iterables, strings, integers, booleans and nulls.
     * Digests, ids, enums and instants are written as their text.
     *
     * @throws IllegalArgumentException for any other type, an unsafe integer or text that is not valid Unicode
     */
    public static String write(@Nullable Object value) {
        return write(new StringBuilder(), value).toString();
    }

    /**
     * Appends the canonical text, like {@link #write(Object)}; what stands in {@code out} after a refusal is undefined.
     *
     * @return {@code out}
     */
    public static StringBuilder write(StringBuilder out, @Nullable Object value) {
        append(out, value);
        return out;
    }

    /** Appends a string's canonical text, like {@link #write(StringBuilder, Object)}. */
    public static StringBuilder write(StringBuilder out, String text) {
        appendString(out, text);
        return out;
    }

    /** Returns the digest of the canonical text. */
    public static Digest digest(@Nullable Object value) {
        return Digest.of(write(value));
    }

    private static void append(StringBuilder out, @Nullable Object value) {
        switch (value) {
            case null -> out.append("null");
            case Map<?, ?> map -> appendObject(out, map);
            case Iterable<?> items -> appendArray(out, items);
            case Boolean b -> out.append(b);
            case Integer i -> out.append(i.intValue());
            case Long l -> appendInteger(out, l);
            case CharSequence text -> appendString(out, text.toString());
            case Enum<?> constant -> appendString(out, constant.name());
            case java.time.Instant instant -> appendString(out, instant.toString());
            case java.util.UUID uuid -> appendString(out, uuid.toString());
            case Record id when isTextual(id) -> appendString(out, id.toString());
            default -> throw new IllegalArgumentException("canonical JSON has no form for " + value.getClass());
        }
    }

    private static boolean isTextual(Record value) {
        return value instanceof Digest
                || value instanceof CommitId
                || value instanceof WorkflowId
                || value instanceof RepositoryId
                || value instanceof PatchSetId
                || value instanceof PatchId
                || value instanceof AgentRunId
                || value instanceof WorkItemId
                || value instanceof Actor;
    }

    private static void appendInteger(StringBuilder out, long value) {
        if (value > MAX_SAFE_INTEGER || value < -MAX_SAFE_INTEGER) {
            throw new IllegalArgumentException("integer beyond 2^53, write it as a string: " + value);
        }
        out.append(value);
    }

    private static void appendObject(StringBuilder out, Map<?, ?> map) {
        // Java compares strings by UTF-16 code units, which is the order RFC 8785 asks for.
        var sorted = new TreeMap<String, @Nullable Object>();
        map.forEach((key, value) -> sorted.put((String) key, value));
        out.append('{');
        String separator = "";
        for (var entry : sorted.entrySet()) {
            out.append(separator);
            separator = ",";
            appendString(out, entry.getKey());
            out.append(':');
            append(out, entry.getValue());
        }
        out.append('}');
    }

    private static void appendArray(StringBuilder out, Iterable<?> items) {
        out.append('[');
        String separator = "";
        for (Object item : items) {
            out.append(separator);
            separator = ",";
            append(out, item);
        }
        out.append(']');
    }

    private static void appendString(StringBuilder out, String text) {
        out.append('"');
        int written = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= ' ' && c != '"' && c != '\\' && !Character.isSurrogate(c)) {
                // Nearly every character stands for itself: those are copied many at a time.
                continue;
            }
            out.append(text, written, i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                out.append(c).append(text.charAt(++i));
            } else if (Character.isSurrogate(c)) {
                throw new IllegalArgumentException("unpaired surrogate at character " + i);
            } else {
                appendEscaped(out, c);
            }
            written = i + 1;
        }
        out.append(text, written, text.length());
        out.append('"');
    }

    private static void appendEscaped(StringBuilder out, char c) {
        switch (c) {
            case '"' -> out.append("\\\"");
            case '\\' -> out.append("\\\\");
            case '\b' -> out.append("\\b");
            case '\f' -> out.append("\\f");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            case '\t' -> out.append("\\t");
            default -> out.append("\\u00").append(HEX.charAt(c >> 4)).append(HEX.charAt(c & 0xf));
        }
    }
}
