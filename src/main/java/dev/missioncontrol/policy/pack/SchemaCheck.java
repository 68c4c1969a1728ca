package dev.missioncontrol.policy.pack;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.NodePath;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Holds a document against the schema and says at its place, in words, where it differs. */
final class SchemaCheck {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(PackSchema.json(), InputFormat.JSON);
    private static final int MAX_ERRORS = 1_000;
    private static final Pattern INTEGER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");
    private static final Pattern DECIMAL = Pattern.compile("-?(0|[1-9][0-9]{0,17})\\.[0-9]{1,9}");
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private SchemaCheck() {}

    static List<PackProblem> problems(YamlNode.Mapping document) {
        JsonNode json = json(document);
        PackProblem version = future(document, json);
        if (version != null) {
            return List.of(version);
        }
        Set<String> told = new HashSet<>();
        return SCHEMA.validate(json).stream()
                .filter(error -> told.add(error.getInstanceLocation() + " " + error.getProperty()))
                .limit(MAX_ERRORS)
                .map(error -> problem(document, error))
                .toList();
    }

    /** A later version may know keys that this one does not, so nothing else is said of it. */
    private static @Nullable PackProblem future(YamlNode.Mapping document, JsonNode json) {
        YamlNode version = document.get("version");
        JsonNode number = json.get("version");
        if (version == null || number == null || !number.isIntegralNumber() || number.asLong() <= 1) {
            return null;
        }
        return PackProblem.error(
                "future-version",
                version.line(),
                version.column(),
                "The pack is of version " + number.asLong() + "; this server reads version 1.",
                "Write 'version: 1' and the keys of docs/policy.md, or update the server.");
    }

    private static PackProblem problem(YamlNode.Mapping document, Error error) {
        NodePath path = error.getInstanceLocation();
        YamlNode node = document;
        YamlNode.@Nullable Entry entry = null;
        for (int i = 0; i < path.getNameCount(); i++) {
            Object element = path.getElement(i);
            if (node instanceof YamlNode.Mapping mapping
                    && mapping.entries().get(element.toString()) instanceof YamlNode.Entry at) {
                entry = at;
                node = at.value();
            } else if (node instanceof YamlNode.Sequence sequence && element instanceof Integer index) {
                node = sequence.items().get(index);
            }
        }
        return new SchemaWords(error, node, entry).problem();
    }

    static JsonNode json(YamlNode node) {
        return switch (node) {
            case YamlNode.Mapping mapping -> {
                var object = JSON.objectNode();
                mapping.entries().forEach((key, entry) -> object.set(key, json(entry.value())));
                yield object;
            }
            case YamlNode.Sequence sequence -> {
                var array = JSON.arrayNode();
                sequence.items().forEach(item -> array.add(json(item)));
                yield array;
            }
            case YamlNode.Scalar scalar -> scalar.plain() ? plain(scalar.text()) : JSON.stringNode(scalar.text());
        };
    }

    /** The core schema of YAML 1.2, without the ways of writing numbers that people take for text. */
    private static JsonNode plain(String text) {
        return switch (text) {
            case "true", "True", "TRUE" -> JSON.booleanNode(true);
            case "false", "False", "FALSE" -> JSON.booleanNode(false);
            case "", "~", "null", "Null", "NULL" -> JSON.nullNode();
            default -> {
                if (INTEGER.matcher(text).matches()) {
                    yield JSON.numberNode(new BigInteger(text).longValueExact());
                }
                yield DECIMAL.matcher(text).matches() ? JSON.numberNode(new BigDecimal(text)) : JSON.stringNode(text);
            }
        };
    }
}
