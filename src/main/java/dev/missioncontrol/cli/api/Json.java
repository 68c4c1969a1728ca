package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads and writes the API's JSON. Unknown fields are no error: the server may be newer than the client. */
public final class Json {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private Json() {}

    /** Reads a document. */
    static JsonNode read(byte[] json) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            throw Failure.refused(
                    "The answer is not JSON: " + e.getOriginalMessage() + ".",
                    "Check that the address is that of a Mission Control server, and of no proxy's own page.");
        }
    }

    /**
     * Reads a document that a file of the user holds.
     *
     * @param file the file's name, for the message
     */
    public static JsonNode parse(String json, String file) {
        try {
            return MAPPER.readTree(json);
        } catch (JacksonException e) {
            var place = e.getLocation();
            throw Failure.usage(
                    file + " is not JSON: " + e.getOriginalMessage() + ".",
                    place == null
                            ? null
                            : "Look at line " + place.getLineNr() + ", column " + place.getColumnNr() + ".");
        }
    }

    /** Returns a value as indented JSON. */
    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Returns a field as text; empty when it is absent, null, or not a single value. */
    public static String text(JsonNode node, String field) {
        JsonNode value = node.path(field);
        return value.isValueNode() && !value.isNull() ? value.asString("") : "";
    }

    /** Returns a field as a whole number; 0 when it is absent. */
    public static long number(JsonNode node, String field) {
        return node.path(field).asLong(0);
    }

    /** Returns whether a field is there and true. */
    public static boolean isTrue(JsonNode node, String field) {
        return node.path(field).asBoolean(false);
    }

    /** Returns the elements of a field that is an array; none when it is absent. */
    public static List<JsonNode> elements(JsonNode node, String field) {
        return List.copyOf(node.path(field).values());
    }

    /** Returns the texts of a field that is an array of texts. */
    public static List<String> texts(JsonNode node, String field) {
        return elements(node, field).stream().map(JsonNode::asString).toList();
    }
}
