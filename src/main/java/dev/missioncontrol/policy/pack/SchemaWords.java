package dev.missioncontrol.policy.pack;

import com.networknt.schema.Error;
import dev.missioncontrol.policy.condition.NearestName;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Says in words how a document differs from the schema at one place. */
final class SchemaWords {

    private static final JsonNode SCHEMA = JsonMapper.shared().readTree(PackSchema.json());

    private final Error error;
    private final YamlNode node;
    private final YamlNode.@Nullable Entry entry;

    /**
     * Words for an error.
     *
     * @param node what the error is about
     * @param entry the key it stands at; null for the whole document
     */
    SchemaWords(Error error, YamlNode node, YamlNode.@Nullable Entry entry) {
        this.error = error;
        this.node = node;
        this.entry = entry;
    }

    PackProblem problem() {
        String name = name();
        return switch (error.getKeyword()) {
            case "additionalProperties" -> unknownKey(String.valueOf(error.getProperty()));
            case "required" ->
                at(
                        "missing-key",
                        "The key '" + error.getProperty() + "' is missing" + (name.isEmpty() ? "" : " in " + name)
                                + ".",
                        "Write it: " + meaning(error.getProperty()));
            case "type" -> at("wrong-type", name + " must be " + types() + ", not " + what() + ".", meaning());
            case "const", "enum" -> at("invalid-value", name + " cannot be " + what() + ".", choice());
            case "minimum", "maximum" ->
                at("invalid-value", name + " cannot be " + what() + ".", "Write a number of " + bound() + ".");
            case "minItems", "minProperties", "minLength" ->
                at("invalid-value", name + " is empty.", "Write something there, or leave the key out.");
            case "maxItems", "maxProperties", "maxLength" ->
                at("too-large", name + " is too long.", "Keep it to " + error.getSchemaNode() + ".");
            case "uniqueItems" -> at("invalid-value", name + " says the same twice.", "Keep one of the two.");
            default -> at("invalid-value", name + " cannot be " + what() + ".", meaning());
        };
    }

    private PackProblem unknownKey(String key) {
        List<String> known = new ArrayList<>();
        schema(1).path("properties").propertyNames().forEach(known::add);
        String nearest = NearestName.of(key, known)
                .map(name -> "Did you mean '" + name + "'? ")
                .orElse("");
        YamlNode.Entry at =
                node instanceof YamlNode.Mapping mapping ? mapping.entries().get(key) : null;
        return PackProblem.error(
                "unknown-key",
                at == null ? node.line() : at.line(),
                at == null ? node.column() : at.column(),
                "The key '" + key + "' is not known here.",
                nearest + "Known here: " + String.join(", ", known) + ".");
    }

    private PackProblem at(String rule, String message, String remedy) {
        boolean atKey = entry != null
                && node instanceof YamlNode.Scalar scalar
                && scalar.text().isEmpty();
        int line = atKey && entry != null ? entry.line() : node.line();
        int column = atKey && entry != null ? entry.column() : node.column();
        return PackProblem.error(rule, line, column, message, remedy);
    }

    /** Returns what the error is about: {@code 'diff.max_files'}; empty for the whole document. */
    private String name() {
        var name = new StringBuilder();
        var path = error.getInstanceLocation();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (element instanceof Integer index) {
                name.append('[').append(index + 1).append(']');
            } else {
                name.append(name.isEmpty() ? "" : ".").append(element);
            }
        }
        return name.isEmpty() ? "" : "'" + name + "'";
    }

    private String what() {
        return switch (node) {
            case YamlNode.Mapping mapping -> "a mapping";
            case YamlNode.Sequence sequence -> "a list";
            case YamlNode.Scalar scalar -> {
                JsonNode value = SchemaCheck.json(scalar);
                String text = scalar.text().length() > 60 ? scalar.text().substring(0, 60) + "..." : scalar.text();
                yield value.isNull() ? "empty" : value.isString() ? "the text '" + text + "'" : text;
            }
        };
    }

    private String types() {
        JsonNode types = error.getSchemaNode();
        return types.isArray()
                ? StreamSupport.stream(types.spliterator(), false)
                        .map(type -> word(type.asString()))
                        .collect(Collectors.joining(" or "))
                : word(types.asString());
    }

    private static String word(String type) {
        return switch (type) {
            case "integer" -> "a whole number";
            case "number" -> "a number";
            case "boolean" -> "true or false";
            case "array" -> "a list";
            case "object" -> "a mapping";
            default -> "text";
        };
    }

    private String choice() {
        JsonNode choices = error.getSchemaNode();
        if (!choices.isArray()) {
            return "Write " + choices.asString() + ".";
        }
        List<String> known = StreamSupport.stream(choices.spliterator(), false)
                .map(JsonNode::asString)
                .distinct()
                .toList();
        String nearest = node instanceof YamlNode.Scalar scalar
                ? NearestName.of(scalar.text(), known)
                        .map(name -> "Did you mean '" + name + "'? ")
                        .orElse("")
                : "";
        return nearest + "Write one of " + String.join(", ", known) + ".";
    }

    private String bound() {
        String bound = error.getSchemaNode().asString();
        return error.getKeyword().equals("minimum") ? bound + " or more" : bound + " or less";
    }

    /** Returns the description nearest to the failing keyword, on the way to it through references. */
    private String meaning() {
        JsonNode at = SCHEMA;
        String nearest = "";
        var path = error.getEvaluationPath();
        for (int i = 0; i < path.getNameCount(); i++) {
            Object step = path.getElement(i);
            at = step.equals("$ref")
                    ? SCHEMA.at(at.path("$ref").asString().substring(1))
                    : step instanceof Integer index ? at.path(index) : at.path(step.toString());
            JsonNode description = at.path("description");
            nearest = description.isString() ? description.asString() : nearest;
        }
        return sentence(nearest);
    }

    private String meaning(@Nullable String key) {
        JsonNode property = schema(1).path("properties").path(String.valueOf(key));
        return sentence(property.path("description").asString(""));
    }

    private static String sentence(String description) {
        return description.isEmpty() ? "See docs/policy.md." : description;
    }

    /** Returns the schema so many levels above the failing keyword. */
    private JsonNode schema(int levels) {
        String fragment = error.getSchemaLocation().getFragment().toString();
        for (int i = 0; i < levels; i++) {
            fragment = fragment.substring(0, Math.max(0, fragment.lastIndexOf('/')));
        }
        return SCHEMA.at(fragment);
    }
}
