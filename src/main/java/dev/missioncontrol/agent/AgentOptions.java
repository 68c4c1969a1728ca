package dev.missioncontrol.agent;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Which agent works, and how.
 *
 * @param agent the agent's id
 * @param recipes the recipes of the agent's catalogue to run, in order; empty for agents that have none
 * @param recipeYaml a recipe document of the user's own, instead of recipes; null when there is none
 */
public record AgentOptions(
        String agent, List<RecipeUse> recipes, @Nullable String recipeYaml) {

    /** Copies the recipes. */
    public AgentOptions {
        recipes = List.copyOf(recipes);
    }

    /**
     * A recipe with its parameters.
     *
     * @param name its name in the catalogue
     * @param options its parameters by name
     */
    public record RecipeUse(String name, Map<String, String> options) {

        /** Copies the parameters. */
        public RecipeUse {
            options = Map.copyOf(options);
        }
    }
}
