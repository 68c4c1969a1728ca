package dev.missioncontrol.agent.codemod;

import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.ScalarNode;

/** Says which recipe classes a pasted document may name; their options are for the worker to judge. */
final class RecipeNames {

    private static final String OWN = "dev.missioncontrol.agent.codemod.worker.";
    private static final Set<String> OWN_RECIPES = Set.of(
            OWN + "RemoveUnusedImportsByName",
            OWN + "OrderImportsNeatly",
            OWN + "ChangePomVersion",
            OWN + "ChangeXmlText");

    private static final Set<String> PACKAGES = Set.of("java", "json", "properties", "search", "text", "xml", "yaml");
    private static final Set<String> CORE =
            Set.of("DeleteSourceFiles", "RenameFile", "MoveFile", "FindSourceFiles", "AddToGitignore", "Singleton");

    private static final Map<String, String> REFUSED = Map.of(
            "org.openrewrite.xml.XsltTransformation",
            "a style sheet can run code",
            "org.openrewrite.xml.security.UpdateOwaspSuppressionDate",
            "its result depends on the day",
            "org.openrewrite.xml.security.AddOwaspDateBoundSuppressions",
            "its result depends on the day",
            "org.openrewrite.java.RandomizeId",
            "it changes nothing that lasts");

    private RecipeNames() {}

    static void check(ScalarNode node) {
        String name = node.getValue();
        String reason = REFUSED.get(name);
        if (reason != null) {
            throw StrictYaml.refusal(node, "The recipe '" + name + "' is not taken: " + reason, "Leave it out.");
        }
        if (name.startsWith("org.openrewrite.maven.")) {
            throw StrictYaml.refusal(
                    node,
                    "The recipe '" + name + "' needs Maven's network",
                    "Use " + OWN + "ChangePomVersion, or org.openrewrite.xml recipes, which edit the POM itself.");
        }
        if (!OWN_RECIPES.contains(name) && !(isOpenRewrite(name) && exists(name))) {
            throw StrictYaml.refusal(
                    node,
                    "There is no recipe '" + name + "' here",
                    "Use recipes of org.openrewrite."
                            + String.join(", .", PACKAGES.stream().sorted().toList())
                            + ", or declare it in this document.");
        }
    }

    /** Looks for the class without loading it: recipes are for the worker. */
    private static boolean exists(String name) {
        return RecipeNames.class.getClassLoader().getResource(name.replace('.', '/') + ".class") != null;
    }

    private static boolean isOpenRewrite(String name) {
        String prefix = "org.openrewrite.";
        if (!name.startsWith(prefix) || name.indexOf('$') >= 0) {
            return false;
        }
        String rest = name.substring(prefix.length());
        int dot = rest.indexOf('.');
        return dot < 0 ? CORE.contains(rest) : PACKAGES.contains(rest.substring(0, dot));
    }
}
