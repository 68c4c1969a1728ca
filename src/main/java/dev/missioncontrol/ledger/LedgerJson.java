package dev.missioncontrol.ledger;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ledger's own JSON, strictly. */
final class LedgerJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private static final JsonMapper MEMBERS = new JsonMapper();

    private LedgerJson() {}

    /** Returns the object, or null when the text is none. */
    static @Nullable JsonNode object(@Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isObject() ? node : null;
        } catch (JacksonException e) {
            return null;
        }
    }

    /**
     * Returns the texts of some members of an object, those that are strings, without reading the rest; empty when it is
     * none.
     *
     * @param object in UTF-8
     */
    static Map<String, String> texts(byte[] object, Set<String> names) {
        Map<String, String> texts = new HashMap<>();
        try (JsonParser parser = MEMBERS.createParser(object)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Map.of();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.VALUE_STRING && names.contains(name)) {
                    texts.put(name, parser.getString());
                } else {
                    parser.skipChildren();
                }
            }
            return texts;
        } catch (JacksonException e) {
            return Map.of();
        }
    }

    /** Returns a member's text (numbers in their decimal form), or null when it is absent or null. */
    static @Nullable String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value == null || value.isNull() ? null : value.asString();
    }
}
