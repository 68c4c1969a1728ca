package dev.missioncontrol.agent.codemod;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants done: recipes of the catalogue in order, or a recipe document, never both. As yet unchecked.
 *
 * @param steps catalogue recipes in order, empty when there is a document
 * @param recipeYaml a document in OpenRewrite's YAML, or null
 */
public record RecipeRequest(List<Step> steps, @Nullable String recipeYaml) {

    /**
     * One recipe.
     *
     * @param name a name of the catalogue
     * @param options values by parameter name: strings, booleans or numbers as JSON has them; nulls count as not given
     */
    public record Step(String name, Map<String, @Nullable Object> options) {

        /** Copies the options. */
        public Step {
            options = new HashMap<>(options);
        }
    }

    /** Copies the list. */
    public RecipeRequest {
        steps = List.copyOf(steps);
    }

    /** Returns a request for a document. */
    public static RecipeRequest ofYaml(String recipeYaml) {
        return new RecipeRequest(List.of(), recipeYaml);
    }

    /** Returns a request for one recipe with options given as name, value, name, value and so on. */
    public static RecipeRequest of(String name, Object... namesAndValues) {
        return new RecipeRequest(List.of(), null).and(name, namesAndValues);
    }

    /** Returns this request with one recipe more. */
    public RecipeRequest and(String name, Object... namesAndValues) {
        Map<String, @Nullable Object> options = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            options.put((String) namesAndValues[i], namesAndValues[i + 1]);
        }
        List<Step> more = new ArrayList<>(steps);
        more.add(new Step(name, options));
        return new RecipeRequest(more, recipeYaml);
    }
}
