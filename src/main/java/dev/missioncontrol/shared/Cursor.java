package dev.missioncontrol.shared;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A place in a keyset-paged listing: the sort keys of the last item that was seen. Callers get it as opaque text.
 *
 * @param keys the sort keys as text, in the order of sorting
 */
public record Cursor(List<String> keys) {

    /** How many items a page has when nothing else is asked for. */
    public static final int DEFAULT_LIMIT = 50;

    /** The most items a page can have. */
    public static final int MAX_LIMIT = 200;

    /** Stands between keys; no key contains it. */
    private static final String SEPARATOR = "\u0000";

    /** Copies the keys. */
    public Cursor {
        keys = List.copyOf(keys);
    }

    /** Returns the cursor behind an item with these sort keys, such as an instant and an id. */
    public static Cursor after(Object... keys) {
        return new Cursor(Arrays.stream(keys).map(Object::toString).toList());
    }

    /**
     * Reads a cursor from the text that a page gave out.
     *
     * @param count how many sort keys the listing has
     * @return null when the text is null: the listing starts at the beginning
     * @throws Refusal INVALID (field {@code cursor}) when no page gave this out
     */
    public static @Nullable Cursor parse(@Nullable String text, int count) {
        if (text == null) {
            return null;
        }
        try {
            String joined = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            List<String> keys = List.of(joined.split(SEPARATOR, -1));
            if (keys.size() == count) {
                return new Cursor(keys);
            }
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
        throw unknown(text);
    }

    /**
     * Returns a key that is an instant.
     *
     * @throws Refusal INVALID (field {@code cursor}) when it is none
     */
    public Instant instant(int index) {
        try {
            return Instant.parse(keys.get(index));
        } catch (DateTimeParseException e) {
            throw unknown(toString());
        }
    }

    /**
     * Returns a key that is a UUID.
     *
     * @throws Refusal INVALID (field {@code cursor}) when it is none
     */
    public UUID uuid(int index) {
        try {
            return UUID.fromString(keys.get(index));
        } catch (IllegalArgumentException e) {
            throw unknown(toString());
        }
    }

    /**
     * Returns how many items a page shall have.
     *
     * @param asked what the caller asks for; null for the default
     * @throws Refusal INVALID (field {@code limit}) unless it is 1 to {@link #MAX_LIMIT}
     */
    public static int limit(@Nullable Integer asked) {
        if (asked == null) {
            return DEFAULT_LIMIT;
        }
        if (asked < 1 || asked > MAX_LIMIT) {
            throw Refusal.invalid(
                    "limit", "A page cannot have " + asked + " items.", "Ask for 1 to " + MAX_LIMIT + ".");
        }
        return asked;
    }

    private static Refusal unknown(String text) {
        return Refusal.invalid(
                "cursor",
                "'" + text + "' is not a cursor of this listing.",
                "Use 'next' of the page before, unchanged.");
    }

    /** Returns the opaque text. */
    @Override
    public String toString() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(String.join(SEPARATOR, keys).getBytes(StandardCharsets.UTF_8));
    }
}
