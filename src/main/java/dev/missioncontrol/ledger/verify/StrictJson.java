package dev.missioncontrol.ledger.verify;

import dev.missioncontrol.shared.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Takes JSON objects in the canonical form of docs/ledger.md, and nothing else. */
final class StrictJson {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private StrictJson() {}

    /** Returns the object; null when the text is none, or not in the one canonical form. */
    static @Nullable JsonNode canonical(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            return node.isObject() && CanonicalJson.write(value(node)).equals(text) ? node : null;
        } catch (JacksonException | IllegalArgumentException e) {
            return null;
        }
    }

    /** Returns an object's members in the types that canonical JSON is written from. */
    static Map<String, @Nullable Object> members(JsonNode object) {
        Map<String, @Nullable Object> members = new LinkedHashMap<>();
        object.properties().forEach(member -> members.put(member.getKey(), value(member.getValue())));
        return members;
    }

    /** Returns a node in the types that canonical JSON is written from. */
    static @Nullable Object value(JsonNode node) {
        if (node.isObject()) {
            return members(node);
        }
        if (node.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            node.forEach(item -> items.add(value(item)));
            return items;
        }
        if (node.isNull()) {
            return null;
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        if (node.isString()) {
            return node.stringValue();
        }
        if (node.isIntegralNumber() && node.canConvertToLong()) {
            return node.longValue();
        }
        throw new IllegalArgumentException("a number that canonical JSON has no form for: " + node);
    }

    /** Returns a member's text; empty when it is absent or no string. */
    static String text(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isString() ? value.stringValue() : "";
    }

    /** Returns a member's integer; -1 when it is absent or none. */
    static long integer(JsonNode object, String member) {
        JsonNode value = object.get(member);
        return value != null && value.isIntegralNumber() && value.canConvertToLong() ? value.longValue() : -1;
    }
}
