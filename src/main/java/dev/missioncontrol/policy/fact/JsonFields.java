package dev.missioncontrol.policy.fact;

import dev.missioncontrol.shared.Refusal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a JSON object, read with the refusal that names the field at fault. */
final class JsonFields {

    private final String prefix;
    private final Map<?, ? extends @Nullable Object> fields;

    JsonFields(String prefix, Map<?, ? extends @Nullable Object> fields) {
        this.prefix = prefix;
        this.fields = fields;
    }

    /** Refuses fields that are not among the known ones. */
    JsonFields only(String... known) {
        for (Object field : fields.keySet()) {
            if (!Set.of(known).contains(String.valueOf(field))) {
                throw Refusal.invalid(
                        prefix + field,
                        "The field '" + prefix + field + "' is not known.",
                        "Known here: " + String.join(", ", known) + ".");
            }
        }
        return this;
    }

    String text(String field) {
        String text = optionalText(field);
        return text == null ? "" : text;
    }

    String requiredText(String field) {
        String text = optionalText(field);
        if (text == null || text.isEmpty()) {
            throw Refusal.invalid(prefix + field, "The field '" + prefix + field + "' is missing.", "Give it.");
        }
        return text;
    }

    @Nullable
    String optionalText(String field) {
        Object value = fields.get(field);
        // Modes are octal numbers, which YAML and people write without quotes.
        if (value == null || value instanceof String || value instanceof Integer || value instanceof Long) {
            return value == null ? null : value.toString();
        }
        throw wrong(field, "text");
    }

    Instant time(String field) {
        try {
            return Instant.parse(requiredText(field));
        } catch (DateTimeException e) {
            throw wrong(field, "a time like 2026-01-31T12:00:00Z");
        }
    }

    long number(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return 0;
        }
        if ((value instanceof Integer || value instanceof Long) && ((Number) value).longValue() >= 0) {
            return ((Number) value).longValue();
        }
        throw wrong(field, "a whole number of 0 or more");
    }

    int smallNumber(String field) {
        long number = number(field);
        if (number > Integer.MAX_VALUE) {
            throw wrong(field, "a number below 2147483648");
        }
        return (int) number;
    }

    boolean flag(String field) {
        Object value = fields.get(field);
        if (value == null || value instanceof Boolean) {
            return Boolean.TRUE.equals(value);
        }
        throw wrong(field, "true or false");
    }

    <E extends Enum<E>> E constant(String field, Class<E> type) {
        String text = requiredText(field);
        List<String> known = new ArrayList<>();
        for (E each : type.getEnumConstants()) {
            if (FactsJson.key(each).equals(text)) {
                return each;
            }
            known.add(FactsJson.key(each));
        }
        throw wrong(field, "one of " + String.join(", ", known));
    }

    <E extends Enum<E>> List<E> constants(String field, Class<E> type) {
        List<E> constants = new ArrayList<>();
        for (String text : texts(field)) {
            constants.add(new JsonFields(prefix, Map.of(field, text)).constant(field, type));
        }
        return constants;
    }

    List<String> texts(String field) {
        List<String> texts = new ArrayList<>();
        for (Object item : list(field)) {
            if (!(item instanceof String text)) {
                throw wrong(field, "a list of texts");
            }
            texts.add(text);
        }
        return texts;
    }

    List<JsonFields> objects(String field) {
        List<JsonFields> objects = new ArrayList<>();
        for (Object item : list(field)) {
            if (!(item instanceof Map<?, ?> object)) {
                throw wrong(field, "a list of objects");
            }
            objects.add(new JsonFields(prefix + field + "[" + objects.size() + "].", object));
        }
        return objects;
    }

    Map<String, @Nullable Object> map(String field) {
        Object value = fields.get(field);
        if (value != null && !(value instanceof Map<?, ?>)) {
            throw wrong(field, "an object");
        }
        var map = new java.util.LinkedHashMap<String, @Nullable Object>();
        if (value instanceof Map<?, ?> given) {
            given.forEach((key, each) -> map.put(String.valueOf(key), each));
        }
        return map;
    }

    private List<?> list(String field) {
        Object value = fields.get(field);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> list) {
            return list;
        }
        throw wrong(field, "a list");
    }

    private Refusal wrong(String field, String expected) {
        return Refusal.invalid(
                prefix + field,
                "The field '" + prefix + field + "' is not " + expected + ".",
                "Give " + expected + ".");
    }
}
