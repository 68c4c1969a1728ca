package dev.missioncontrol.agent.codemod.worker;

import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.openrewrite.Recipe;
import org.openrewrite.Validated;
import org.openrewrite.config.Environment;
import org.openrewrite.config.YamlResourceLoader;
import org.openrewrite.style.NamedStyles;

/** Makes the recipes that a pasted document declares. */
final class DeclaredRecipes {

    private static final String FIELD = "recipeYaml";

    private DeclaredRecipes() {}

    /** Returns one step per root, in order. */
    static List<PlannedStep> plan(String yaml, List<String> roots) throws InvalidRecipe {
        // No properties: what looks like ${a.placeholder} in an option is meant for the files, not for us.
        var loader = new YamlResourceLoader(
                new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)), URI.create("recipe.yml"), null);
        List<PlannedStep> steps = new ArrayList<>();
        try {
            Environment environment = Environment.builder().load(loader).build();
            List<NamedStyles> styles = List.copyOf(environment.listStyles());
            for (String root : roots) {
                Recipe recipe = environment.activateRecipes(root);
                refuseInvalid(recipe);
                steps.add(new PlannedStep(recipe.getDisplayName(), recipe, FileKind.ALL, _ -> true, styles));
            }
        } catch (RuntimeException e) {
            throw new InvalidRecipe(
                    FIELD,
                    "The recipe document cannot be loaded: " + e.getMessage(),
                    "Compare it with the recipe document in docs/recipes.md.");
        }
        return steps;
    }

    private static void refuseInvalid(Recipe recipe) throws InvalidRecipe {
        List<String> messages = new ArrayList<>();
        for (Validated<Object> validated : recipe.validateAll()) {
            for (Validated.Invalid<?> failure : validated.failures()) {
                // What OpenRewrite says of the whole document when one of its recipes is wrong tells nobody anything.
                if (!"initialization".equals(failure.getProperty())) {
                    messages.add(failure.getProperty() + ": " + failure.getMessage());
                }
            }
        }
        if (!messages.isEmpty()) {
            throw new InvalidRecipe(
                    FIELD,
                    String.join("; ", messages.stream().distinct().sorted().toList()),
                    "Correct the recipe's options.");
        }
    }
}
