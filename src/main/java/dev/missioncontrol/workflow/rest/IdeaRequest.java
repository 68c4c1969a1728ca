package dev.missioncontrol.workflow.rest;

import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.workflow.StartWorkflow;
import dev.missioncontrol.workflow.WorkflowOptions;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The body of {@code POST /api/ideas}.
 *
 * @param ideaText what shall change
 * @param repo the name of the one repository, instead of {@code repos}
 * @param repos the names of several, the primary one first
 * @param options how
 */
record IdeaRequest(
        @Nullable String ideaText,
        @Nullable String repo,
        @Nullable List<String> repos,
        @Nullable Options options) {

    /**
     * How an idea shall be worked on.
     *
     * @param agent the agent's id; {@code codemod} when it is left out
     * @param recipes the recipes to run, in order
     * @param recipeYaml a recipe document instead of recipes
     * @param dryRun whether to stop before anything is written
     * @param deterministic whether the run has to be replayable to the byte: models are pinned, and a call that cannot be
     *     replayed fails it
     * @param baseBranches the branch to start from, by repository name, where it is not the repository's own
     * @param requiredChecks the checks that have to be green
     * @param budget what the run may use; only tightens what policy sets
     */
    record Options(
            @Nullable String agent,
            @Nullable List<Recipe> recipes,
            @Nullable String recipeYaml,
            @Nullable Boolean dryRun,
            @Nullable Boolean deterministic,
            @Nullable Map<String, String> baseBranches,
            @Nullable List<String> requiredChecks,
            @Nullable RunBudget budget) {

        static final Options NONE = new Options(null, null, null, null, null, null, null, null);
    }

    /**
     * A recipe.
     *
     * @param name its name in the catalogue
     * @param options its parameters: strings, booleans or numbers
     */
    record Recipe(@Nullable String name, @Nullable Map<String, @Nullable Object> options) {}

    StartWorkflow.Request toRequest() {
        Options given = Objects.requireNonNullElse(options, Options.NONE);
        Map<String, String> branches = Objects.requireNonNullElse(given.baseBranches(), Map.of());
        var names = names();
        branches.keySet().stream()
                .filter(name -> !names.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw Refusal.invalid(
                            "options.baseBranches." + name,
                            "'" + name + "' does not take part in the run.",
                            "Name it in 'repos', or remove it here.");
                });
        return new StartWorkflow.Request(
                Objects.requireNonNullElse(ideaText, ""),
                names.stream()
                        .map(name -> new StartWorkflow.Participant(name, branches.get(name)))
                        .toList(),
                new WorkflowOptions(
                        new AgentOptions(
                                Objects.requireNonNullElse(given.agent(), "codemod"),
                                recipes(given),
                                given.recipeYaml()),
                        Boolean.TRUE.equals(given.dryRun()),
                        Objects.requireNonNullElse(given.requiredChecks(), List.of()),
                        given.budget() == null ? Map.of() : given.budget().limits(),
                        Boolean.TRUE.equals(given.deterministic())));
    }

    private List<String> names() {
        if (repo != null && repos != null) {
            throw Refusal.invalid("repo", "Both 'repo' and 'repos' were given.", "Give one of them.");
        }
        return repo != null ? List.of(repo) : Objects.requireNonNullElse(repos, List.of());
    }

    private static List<AgentOptions.RecipeUse> recipes(Options given) {
        List<Recipe> recipes = Objects.requireNonNullElse(given.recipes(), List.of());
        var uses = new java.util.ArrayList<AgentOptions.RecipeUse>();
        for (int i = 0; i < recipes.size(); i++) {
            String name = recipes.get(i).name();
            if (name == null) {
                throw Refusal.invalid(
                        "options.recipes[" + i + "].name", "The recipe has no name.", "See GET /api/agents/codemod.");
            }
            uses.add(new AgentOptions.RecipeUse(name, texts(i, recipes.get(i).options())));
        }
        return uses;
    }

    private static Map<String, String> texts(int index, @Nullable Map<String, @Nullable Object> options) {
        var texts = new LinkedHashMap<String, String>();
        if (options != null) {
            options.forEach((key, value) -> {
                switch (value) {
                    case null -> {}
                    case String text -> texts.put(key, text);
                    case Boolean flag -> texts.put(key, flag.toString());
                    case Number number -> texts.put(key, number.toString());
                    default ->
                        throw Refusal.invalid(
                                "options.recipes[" + index + "].options." + key,
                                "The value is neither text nor number nor boolean.",
                                "Give a single value.");
                }
            });
        }
        return texts;
    }
}
