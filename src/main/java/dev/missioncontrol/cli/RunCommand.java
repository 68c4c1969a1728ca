package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Asks for a change. */
@Command(
        name = "run",
        description = "Starts a run of an idea in one or more repositories.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl run \"Use https\" --repo shop --recipe find-and-replace find=http:// replace=https:// --wait",
            "  missionctl run \"Move the orders\" --repo shop --repo billing --base billing=develop --recipe-yaml move.yml",
            "  missionctl run - --repo shop --recipe order-imports --wait=DONE < idea.txt"
        })
final class RunCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(
            paramLabel = "IDEA",
            description = "What shall change, in a sentence or more; - reads it from standard input.")
    private String idea = "";

    @Option(
            names = "--repo",
            paramLabel = "NAME",
            required = true,
            description = "A connected repository, the primary one first. Repeatable.")
    private List<String> repos = List.of();

    @Option(names = "--base", paramLabel = "REPO=BRANCH", description = "The branch to start from there. Repeatable.")
    private Map<String, String> bases = Map.of();

    @Option(names = "--agent", paramLabel = "AGENT", description = "The agent to ask. Default: codemod")
    private @Nullable String agent;

    @Option(
            names = "--recipe",
            paramLabel = "NAME [KEY=VALUE...]",
            parameterConsumer = RecipeUse.Consumer.class,
            description = "A recipe for the codemod agent, with its parameters. Repeatable, run in this order.")
    private List<RecipeUse> recipes = List.of();

    @Option(
            names = "--recipe-yaml",
            paramLabel = "FILE",
            description = "A recipe document in OpenRewrite's YAML instead.")
    private @Nullable Path recipeYaml;

    @Option(names = "--dry-run", description = "Stop before anything is written to a repository.")
    private boolean dryRun;

    @Option(
            names = "--deterministic",
            description = "Pin models, and end the run where it could not be replayed to the byte.")
    private boolean deterministic;

    @Option(
            names = "--require-check",
            paramLabel = "CHECK",
            description = "A check that has to be green for the run to be done. Repeatable.")
    private List<String> requiredChecks = List.of();

    @Option(
            names = "--budget",
            paramLabel = "METER=NUMBER",
            description = "What the run may use: minutes, tokens, cost (US dollars), toolCalls or prAttempts. Only"
                    + " tightens what policy sets. Repeatable.")
    private Map<String, BigDecimal> budget = Map.of();

    @Option(
            names = "--wait",
            paramLabel = "STATE",
            arity = "0..1",
            fallbackValue = "",
            description = "Print what happens until the run waits for a person or CI or has ended, or until it comes to"
                    + " STATE. Exit code 1 when it ends otherwise, or something went wrong.")
    private @Nullable String wait;

    @Option(names = "--json", description = "Print the run as JSON, and nothing else.")
    private boolean json;

    RunCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("ideaText", idea.equals("-") ? session.terminal().readAll() : idea);
        request.put("repos", repos);
        request.put("options", options());
        RunFollower follower = new RunFollower(session, !json);
        String wanted = wait == null || wait.isEmpty() ? null : follower.state(wait);
        JsonNode begun = session.api().post(ApiPath.of("ideas"), request);
        String id = Json.text(begun, "runId");
        if (!json) {
            session.terminal().line("Run " + id + " has begun.");
        }
        if (wait == null) {
            if (json) {
                session.json(begun);
            } else {
                session.terminal().line("Follow it: missionctl watch " + Ids.abbreviated(id));
            }
            return 0;
        }
        return follower.untilSettled(id, wanted);
    }

    private Map<String, Object> options() {
        Map<String, Object> options = new LinkedHashMap<>();
        if (agent != null) {
            options.put("agent", agent);
        }
        if (!recipes.isEmpty()) {
            options.put("recipes", recipes);
        }
        if (recipeYaml != null) {
            options.put("recipeYaml", read(recipeYaml));
        }
        if (!bases.isEmpty()) {
            options.put("baseBranches", bases);
        }
        if (!requiredChecks.isEmpty()) {
            options.put("requiredChecks", requiredChecks);
        }
        if (!budget.isEmpty()) {
            options.put("budget", budget);
        }
        options.put("dryRun", dryRun);
        options.put("deterministic", deterministic);
        return options;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw Failure.usage("Cannot read " + file + ": " + e.getMessage() + ".", "Name a UTF-8 text file.");
        }
    }
}
