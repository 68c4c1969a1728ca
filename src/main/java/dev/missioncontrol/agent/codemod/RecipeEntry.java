package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.FileKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A recipe that can be asked for by name.
 *
 * @param name the key, which stays the same from release to release
 * @param title what it does, in a few words
 * @param description what it does, does not do, and what to look out for
 * @param summary what a step does in one line, with the options' names in braces
 * @param parameters what it can be told, in the order of a form
 * @param fileKinds the files it works on
 */
public record RecipeEntry(
        String name,
        String title,
        String description,
        String summary,
        List<RecipeParameter> parameters,
        List<FileKind> fileKinds) {

    private static final int MOST_OF_A_VALUE = 80;

    /** Copies the lists. */
    public RecipeEntry {
        parameters = List.copyOf(parameters);
        fileKinds = List.copyOf(fileKinds);
    }

    /** Returns what a step with these options does, in one line. */
    String summary(Map<String, String> options) {
        String line = summary;
        for (RecipeParameter parameter : parameters) {
            String value = options.getOrDefault(parameter.name(), "").strip();
            String first = value.lines().findFirst().orElse("");
            boolean cut = first.length() > MOST_OF_A_VALUE || !first.equals(value);
            String shown = first.substring(0, Math.min(first.length(), MOST_OF_A_VALUE)) + (cut ? "…" : "");
            line = line.replace("{" + parameter.name() + "}", shown.isEmpty() ? "nothing" : shown);
        }
        return line;
    }

    /** Returns the parameter of that name. */
    public Optional<RecipeParameter> parameter(String key) {
        return parameters.stream()
                .filter(parameter -> parameter.name().equals(key))
                .findFirst();
    }
}
