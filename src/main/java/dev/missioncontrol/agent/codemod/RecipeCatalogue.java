package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.Job;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The recipes that can be asked for by name, and the check of what is asked. */
public final class RecipeCatalogue {

    /** The most recipes in one request. */
    public static final int MAX_STEPS = 20;

    private final Map<String, RecipeEntry> entries = new LinkedHashMap<>();

    private RecipeCatalogue(List<RecipeEntry> entries) {
        entries.forEach(entry -> this.entries.put(entry.name(), entry));
    }

    /** Returns the catalogue that ships with Mission Control. */
    public static RecipeCatalogue standard() {
        List<RecipeEntry> entries = new ArrayList<>();
        entries.addAll(TextRecipes.all());
        entries.addAll(JavaRecipes.all());
        entries.addAll(MavenRecipes.all());
        entries.addAll(ValueRecipes.all());
        entries.addAll(FileRecipes.all());
        return new RecipeCatalogue(entries);
    }

    /** Returns all recipes, in the order to show them. */
    public List<RecipeEntry> entries() {
        return List.copyOf(entries.values());
    }

    /** Returns the recipe of that name. */
    public Optional<RecipeEntry> find(String name) {
        return Optional.ofNullable(entries.get(name));
    }

    /**
     * Checks all of a request that can be checked without a worker: names, options and their types, the form of a
     * document. What only the recipes themselves know, {@link CodemodWorker#validate} adds.
     *
     * @throws Refusal naming the field at fault, such as {@code recipes[0].options.find}
     */
    public void validate(RecipeRequest request) {
        job(request, true);
    }

    Job job(RecipeRequest request, boolean validateOnly) {
        String yaml = request.recipeYaml();
        if (yaml != null && !request.steps().isEmpty()) {
            throw Refusal.invalid(
                    "recipeYaml",
                    "There are both catalogue recipes and a recipe document.",
                    "Give either recipes or recipeYaml.");
        }
        if (yaml != null) {
            return new Job(
                    validateOnly, List.of(), yaml, RecipeDocument.read(yaml).roots());
        }
        if (request.steps().isEmpty() || request.steps().size() > MAX_STEPS) {
            throw Refusal.invalid(
                    "recipes",
                    "There are " + request.steps().size() + " recipes.",
                    "Give at least one and at most " + MAX_STEPS + ".");
        }
        List<Job.Step> steps = new ArrayList<>();
        for (RecipeRequest.Step step : request.steps()) {
            steps.add(checked("recipes[" + steps.size() + "]", step));
        }
        return new Job(validateOnly, steps, null, List.of());
    }

    private Job.Step checked(String field, RecipeRequest.Step step) {
        RecipeEntry entry = entries.get(step.name());
        if (entry == null) {
            throw Refusal.invalid(
                    field + ".name",
                    "There is no recipe '" + step.name() + "'.",
                    "Choose one of " + String.join(", ", entries.keySet()) + ".");
        }
        Map<String, String> options = OptionCheck.normalised(field + ".options", entry, step.options());
        return new Job.Step(step.name(), entry.summary(options), options, Set.copyOf(entry.fileKinds()));
    }
}
