package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.shared.Refusal;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.CollectionStartEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.NodeEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Reads YAML as plain data: no anchors, no aliases, no tags, no key twice, within bounds; errors say where. */
final class StrictYaml {

    static final String FIELD = "recipeYaml";

    private static final int MAX_CHARACTERS = 64 * 1024;
    private static final int MAX_DEPTH = 20;

    private StrictYaml() {}

    /** Returns the documents as trees whose nodes know their place. */
    static List<Node> read(String yaml) {
        if (yaml.length() > MAX_CHARACTERS) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    FIELD,
                    "The recipe document has " + yaml.length() + " characters.",
                    "Keep it below " + MAX_CHARACTERS + ".");
        }
        try {
            for (Event event : parser().parse(new StringReader(yaml))) {
                refuseTricks(event);
            }
            List<Node> documents = new ArrayList<>();
            for (Node document : parser().composeAll(new StringReader(yaml))) {
                documents.add(document);
            }
            return documents;
        } catch (MarkedYAMLException e) {
            throw refusal(e.getProblemMark(), String.valueOf(e.getProblem()), "Correct the YAML there.");
        } catch (YAMLException e) {
            throw Refusal.invalid(FIELD, "The document is no YAML: " + e.getMessage(), "Correct the YAML.");
        }
    }

    /** Returns a mapping's values by key. */
    static Map<String, Node> mapping(Node node) {
        if (!(node instanceof MappingNode mapping)) {
            throw refusal(node, "A document must be a mapping", "Write 'key: value' lines.");
        }
        Map<String, Node> values = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                throw refusal(tuple.getKeyNode(), "A key must be a word", "Write 'key: value' lines.");
            }
            if (values.put(key.getValue(), tuple.getValueNode()) != null) {
                throw refusal(key, "The key '" + key.getValue() + "' is there twice", "Leave one of them out.");
            }
        }
        return values;
    }

    /** Refuses keys that are not among the known ones. */
    static void checkKeys(Map<String, Node> document, Set<String> known) {
        document.forEach((key, value) -> {
            if (!known.contains(key)) {
                throw refusal(
                        value,
                        "The key '" + key + "' is not known",
                        "Known are " + String.join(", ", known.stream().sorted().toList()) + ".");
            }
        });
    }

    /** Returns the text at a key that must be there. */
    static String text(Map<String, Node> document, String key, Node node) {
        Node value = document.get(key);
        if (value instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return scalar.getValue();
        }
        throw refusal(value == null ? node : value, "The document needs a '" + key + "'", "Give one.");
    }

    static Refusal refusal(Node node, String message, String remedy) {
        return refusal(node.getStartMark(), message, remedy);
    }

    private static Refusal refusal(@Nullable Mark mark, String message, String remedy) {
        String place = mark == null ? "" : "Line " + (mark.getLine() + 1) + ", column " + (mark.getColumn() + 1) + ": ";
        return Refusal.invalid(FIELD, place + message + ".", remedy);
    }

    private static void refuseTricks(Event event) {
        boolean anchored = event instanceof AliasEvent || event instanceof NodeEvent node && node.getAnchor() != null;
        boolean tagged = event instanceof ScalarEvent scalar && scalar.getTag() != null
                || event instanceof CollectionStartEvent collection && collection.getTag() != null;
        if (anchored || tagged) {
            throw refusal(
                    event.getStartMark(),
                    anchored ? "Anchors and aliases are not taken" : "Tags are not taken",
                    "Write the value out.");
        }
    }

    private static Yaml parser() {
        var options = new LoaderOptions();
        options.setCodePointLimit(MAX_CHARACTERS);
        options.setNestingDepthLimit(MAX_DEPTH);
        options.setMaxAliasesForCollections(0);
        options.setAllowDuplicateKeys(false);
        return new Yaml(new SafeConstructor(options));
    }
}
