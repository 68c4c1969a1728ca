package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.json.JsonFactory;

/**
 * Takes JSON objects in the canonical form of docs/ledger.md, and nothing else. What is read is written again as it comes
 * and the digests of both compared, so that an object of any size takes the memory of its longest string.
 */
final class CanonicalReader {

    private static final int FLUSHED_AT = 8 << 10;
    private static final int LONGEST_ITEM = 64 << 10;
    private static final int LONGEST_STRING = 32 << 20;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
            .disable(TokenStreamFactory.Feature.CANONICALIZE_PROPERTY_NAMES)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Limits.DEPTH)
                    .maxStringLength(LONGEST_STRING)
                    .maxNameLength(LONGEST_STRING)
                    .build())
            .build();

    private final JsonParser parser;
    private final Set<String> wanted;
    private final Map<String, Consumer<String>> items;
    private final Map<String, @Nullable Object> members = new LinkedHashMap<>();
    private final MessageDigest written = Digest.sha256();
    private StringBuilder out = new StringBuilder();
    private boolean captured;
    private boolean more;

    private CanonicalReader(JsonParser parser, Set<String> wanted, Map<String, Consumer<String>> items) {
        this.parser = parser;
        this.wanted = wanted;
        this.items = items;
    }

    /** Reads an object that is all there is. */
    static CanonicalObject read(byte[] bytes, Set<String> wanted) {
        try {
            return read(new ByteArrayInputStream(bytes), "", wanted, Map.of());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Reads a stream to its end.
     *
     * @param end what follows the object
     * @param wanted the members to keep
     * @param items what takes the items of members that are arrays, each as canonical JSON; it sees them before it is known
     *     whether the whole is canonical
     */
    static CanonicalObject read(InputStream in, String end, Set<String> wanted, Map<String, Consumer<String>> items)
            throws IOException {
        DigestInputStream digesting = new DigestInputStream(in, Digest.sha256());
        byte[] written = new byte[0];
        Map<String, @Nullable Object> members = Map.of();
        boolean more = true;
        try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), digesting)) {
            CanonicalReader reader = new CanonicalReader(parser, wanted, items);
            written = reader.whole(end);
            members = reader.members;
            more = reader.more;
        } catch (JacksonException | IllegalArgumentException e) {
            // Not canonical: nothing was written.
        }
        digesting.transferTo(OutputStream.nullOutputStream());
        byte[] digest = digesting.getMessageDigest().digest();
        return new CanonicalObject(
                MessageDigest.isEqual(digest, written), HexFormat.of().formatHex(digest), members, more);
    }

    private byte[] whole(String end) {
        require(parser.nextToken() == JsonToken.START_OBJECT);
        members(true);
        require(parser.nextToken() == null);
        out.append(end);
        flush();
        return written.digest();
    }

    private void members(boolean top) {
        out.append('{');
        String before = null;
        for (JsonToken token = parser.nextToken(); token == JsonToken.PROPERTY_NAME; token = parser.nextToken()) {
            String name = parser.currentName();
            if (before != null) {
                // Java compares strings by UTF-16 code units, as RFC 8785 does; no member is there twice.
                require(before.compareTo(name) < 0);
                out.append(',');
            }
            before = name;
            CanonicalJson.write(out, name).append(':');
            JsonToken value = parser.nextToken();
            if (top) {
                member(name, value);
            } else {
                value(value);
            }
        }
        out.append('}');
    }

    private void member(String name, JsonToken token) {
        Consumer<String> sink = items.get(name);
        if (token == JsonToken.START_ARRAY && sink != null) {
            array(sink);
        } else if (wanted.contains(name) && token.isScalarValue()) {
            members.put(name, value(token));
        } else {
            more = true;
            value(token);
        }
    }

    private void array(@Nullable Consumer<String> sink) {
        out.append('[');
        String separator = "";
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            out.append(separator);
            separator = ",";
            if (sink == null) {
                value(token);
            } else {
                flush();
                captured = true;
                value(token);
                captured = false;
                sink.accept(out.toString());
            }
        }
        out.append(']');
    }

    /** Writes a value; returns it when it is a scalar. */
    private @Nullable Object value(JsonToken token) {
        Object scalar = null;
        switch (token) {
            case START_OBJECT -> members(false);
            case START_ARRAY -> array(null);
            case VALUE_STRING -> {
                String text = parser.getString();
                CanonicalJson.write(out, text);
                scalar = text;
            }
            case VALUE_NUMBER_INT -> {
                require(parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER);
                Long number = parser.getLongValue();
                CanonicalJson.write(out, number);
                scalar = number;
            }
            case VALUE_TRUE, VALUE_FALSE -> {
                scalar = token == JsonToken.VALUE_TRUE;
                out.append(scalar);
            }
            case VALUE_NULL -> out.append("null");
            default -> throw new IllegalArgumentException("no form for " + token);
        }
        if (captured) {
            require(out.length() <= LONGEST_ITEM);
        } else if (out.length() > FLUSHED_AT) {
            flush();
        }
        return scalar;
    }

    private void flush() {
        written.update(out.toString().getBytes(StandardCharsets.UTF_8));
        if (out.length() > 2 * FLUSHED_AT) {
            out = new StringBuilder();
        }
        out.setLength(0);
    }

    private static void require(boolean holds) {
        if (!holds) {
            throw new IllegalArgumentException("not canonical");
        }
    }
}
