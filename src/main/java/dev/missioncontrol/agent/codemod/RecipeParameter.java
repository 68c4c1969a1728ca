package dev.missioncontrol.agent.codemod;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A parameter of a recipe.
 *
 * @param name the key of the option
 * @param label what a form calls it
 * @param description what it means
 * @param type what it takes
 * @param required whether it must be given
 * @param defaultValue what holds when it is not given, or null for nothing
 * @param example a value that makes sense
 * @param choices what a {@link ParameterType#CHOICE} is between; empty for every other type
 */
public record RecipeParameter(
        String name,
        String label,
        String description,
        ParameterType type,
        boolean required,
        @Nullable String defaultValue,
        String example,
        List<String> choices) {

    /** Which files a recipe looks at, where it lets one choose. */
    static final RecipeParameter FILES = optional(
            "filePattern",
            "Files",
            ParameterType.GLOB,
            "src/main/**",
            "Only files whose path matches; several patterns are separated by semicolons.");

    /** Copies the list. */
    public RecipeParameter {
        choices = List.copyOf(choices);
    }

    static RecipeParameter required(String name, String label, ParameterType type, String example, String description) {
        return new RecipeParameter(name, label, description, type, true, null, example, List.of());
    }

    static RecipeParameter optional(String name, String label, ParameterType type, String example, String description) {
        return new RecipeParameter(name, label, description, type, false, null, example, List.of());
    }

    static RecipeParameter flag(String name, String label, boolean defaultValue, String description) {
        String value = Boolean.toString(defaultValue);
        return new RecipeParameter(name, label, description, ParameterType.BOOLEAN, false, value, value, List.of());
    }

    /** A choice whose first word is the default. */
    static RecipeParameter choice(String name, String label, List<String> choices, String description) {
        String first = choices.getFirst();
        return new RecipeParameter(name, label, description, ParameterType.CHOICE, false, first, first, choices);
    }

    RecipeParameter withDefault(String value) {
        return new RecipeParameter(name, label, description, type, false, value, example, choices);
    }
}
