package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * A recipe document in OpenRewrite's YAML (type {@code specs.openrewrite.org/v1beta/recipe}, with style documents
 * beside it), read strictly and as plain data: the server looks at its form and at the names it uses, and leaves the
 * recipes themselves to the worker.
 */
final class RecipeDocument {

    /** The most recipes that a document may come to, each counted as often as it is used. */
    static final int MAX_RECIPES = 50;

    private static final String FIELD = StrictYaml.FIELD;
    private static final String RECIPE = "specs.openrewrite.org/v1beta/recipe";
    private static final String STYLE = "specs.openrewrite.org/v1beta/style";
    private static final Set<String> RECIPE_KEYS = Set.of(
            "type",
            "name",
            "displayName",
            "description",
            "tags",
            "estimatedEffortPerOccurrence",
            "causesAnotherCycle",
            "preconditions",
            "recipeList");
    private static final Set<String> STYLE_KEYS =
            Set.of("type", "name", "displayName", "description", "tags", "styleConfigs");
    private static final Pattern NAME = Pattern.compile("[\\p{L}_$][\\p{L}\\p{N}_$.\\-]{0,200}");

    private final Map<String, List<ScalarNode>> usedBy = new LinkedHashMap<>();
    private final Set<String> styles = new HashSet<>();

    private RecipeDocument() {}

    /**
     * Reads a document.
     *
     * @throws Refusal with line and column, if it is malformed, too large or anything but recipes and styles
     */
    static RecipeDocument read(String yaml) {
        var document = new RecipeDocument();
        for (Node node : StrictYaml.read(yaml)) {
            document.add(node);
        }
        if (document.usedBy.isEmpty()) {
            throw Refusal.invalid(
                    FIELD, "The document declares no recipe.", "Begin it with 'type: " + RECIPE + "' and a name.");
        }
        document.checkNames();
        return document;
    }

    /** Returns the recipes that no other recipe of the document uses, in its order: the steps to run. */
    List<String> roots() {
        Set<String> used = new HashSet<>();
        usedBy.values().forEach(names -> names.forEach(name -> used.add(name.getValue())));
        return usedBy.keySet().stream().filter(name -> !used.contains(name)).toList();
    }

    private void add(Node node) {
        Map<String, Node> document = StrictYaml.mapping(node);
        String type = StrictYaml.text(document, "type", node);
        switch (type) {
            case RECIPE -> addRecipe(document, node);
            case STYLE -> addStyle(document, node);
            default ->
                throw StrictYaml.refusal(
                        node,
                        "'" + type + "' is not a type of document that is taken",
                        "Only " + RECIPE + " and " + STYLE + " are.");
        }
    }

    private void addRecipe(Map<String, Node> document, Node node) {
        StrictYaml.checkKeys(document, RECIPE_KEYS);
        String name = name(document, node);
        List<ScalarNode> uses = uses(document.get("recipeList"), "recipeList", node);
        if (document.containsKey("preconditions")) {
            uses.addAll(uses(document.get("preconditions"), "preconditions", node));
        }
        if (usedBy.put(name, uses) != null) {
            throw StrictYaml.refusal(node, "The recipe '" + name + "' is declared twice", "Give each its own name.");
        }
    }

    private void addStyle(Map<String, Node> document, Node node) {
        StrictYaml.checkKeys(document, STYLE_KEYS);
        styles.add(name(document, node));
        for (ScalarNode style : uses(document.get("styleConfigs"), "styleConfigs", node)) {
            if (!style.getValue().startsWith("org.openrewrite.")) {
                throw StrictYaml.refusal(
                        style, "There is no style '" + style.getValue() + "'", "Use one of OpenRewrite's own.");
            }
        }
    }

    private static String name(Map<String, Node> document, Node node) {
        String name = StrictYaml.text(document, "name", node);
        if (!NAME.matcher(name).matches() || name.startsWith("org.openrewrite.")) {
            throw StrictYaml.refusal(
                    document.getOrDefault("name", node),
                    "'" + name + "' cannot be the name of a recipe of your own",
                    "Name it like a Java type in a package of your own, such as com.acme.Modernise.");
        }
        return name;
    }

    /** Returns the names in a list whose items are a name each, or a name with options. */
    private static List<ScalarNode> uses(@Nullable Node list, String key, Node document) {
        if (!(list instanceof SequenceNode sequence) || sequence.getValue().isEmpty()) {
            throw StrictYaml.refusal(
                    list == null ? document : list, "'" + key + "' must be a list", "List at least one name.");
        }
        List<ScalarNode> names = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            names.add(used(item));
        }
        return names;
    }

    private static ScalarNode used(Node item) {
        if (item instanceof ScalarNode name) {
            return name;
        }
        if (item instanceof MappingNode mapping && mapping.getValue().size() == 1) {
            NodeTuple only = mapping.getValue().getFirst();
            boolean options = only.getValueNode() instanceof MappingNode
                    || only.getValueNode() instanceof ScalarNode scalar
                            && scalar.getValue().isEmpty();
            if (only.getKeyNode() instanceof ScalarNode name && options) {
                return name;
            }
        }
        throw StrictYaml.refusal(
                item, "This item is neither a name nor a name with options", "Indent the options below the name.");
    }

    private void checkNames() {
        for (List<ScalarNode> names : usedBy.values()) {
            for (ScalarNode name : names) {
                if (!usedBy.containsKey(name.getValue())) {
                    RecipeNames.check(name);
                }
            }
        }
        int recipes = 0;
        for (String root : usedBy.keySet()) {
            recipes = Math.max(recipes, size(root, new HashSet<>()));
        }
        if (recipes > MAX_RECIPES || roots().size() > RecipeCatalogue.MAX_STEPS) {
            throw Refusal.invalid(
                    FIELD,
                    "The document comes to more than " + MAX_RECIPES + " recipes or " + RecipeCatalogue.MAX_STEPS
                            + " steps.",
                    "Split it into several workflows.");
        }
    }

    /** Returns how many recipes a recipe comes to, but no more than just too many. */
    private int size(String name, Set<String> above) {
        List<ScalarNode> uses = usedBy.get(name);
        if (uses == null) {
            return 1;
        }
        if (!above.add(name)) {
            throw Refusal.invalid(
                    FIELD, "The recipe '" + name + "' comes to use itself.", "Take it out of its own recipeList.");
        }
        int size = 0;
        for (ScalarNode used : uses) {
            size += size(used.getValue(), above);
            if (size > MAX_RECIPES) {
                break;
            }
        }
        above.remove(name);
        return size;
    }
}
