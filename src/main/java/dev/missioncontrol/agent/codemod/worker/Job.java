package dev.missioncontrol.agent.codemod.worker;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the server asks of a worker: either catalogue steps or a recipe document.
 *
 * @param validateOnly true to stop once the recipes are known to be good, before any file is read
 * @param steps catalogue recipes in order; empty when there is a document
 * @param recipeYaml an OpenRewrite recipe document, already checked for its form by the server, or null
 * @param roots the names of the document's recipes to run, one step each, in order
 */
public record Job(
        boolean validateOnly, List<Step> steps, @Nullable String recipeYaml, List<String> roots) {

    /** Copies the lists. */
    public Job {
        steps = List.copyOf(steps);
        roots = List.copyOf(roots);
    }

    /**
     * A catalogue recipe with its options, all present and of the right type.
     *
     * @param recipe the catalogue name
     * @param title what the step does, for people
     * @param options by name; an option that was left out and has no default is absent
     * @param kinds what the recipe sees of the tree
     */
    public record Step(String recipe, String title, Map<String, String> options, Set<FileKind> kinds) {

        /** Copies the collections. */
        public Step {
            options = Map.copyOf(options);
            kinds = Set.copyOf(kinds);
        }
    }
}
