package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.check.Checkout;
import dev.missioncontrol.cli.check.TemporaryDirectory;
import dev.missioncontrol.cli.check.TestReports;
import dev.missioncontrol.cli.check.UserCommand;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Runs a check on this machine. */
@Command(
        name = "ci",
        description = {
            "Runs a check on this machine and reports it: clones the head branch of the run's pull request into a"
                    + " temporary folder, makes sure that it is the announced commit, runs COMMAND there, and reports its"
                    + " result, its output (the last 1 MB) and the JUnit XML files that it wrote.",
            "Exits with the command's own exit code, or with 1 when that is 0 and a test report says that tests failed."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl ci --run 3f2a91c0 -- ./mvnw -q verify",
            "  missionctl ci --run 3f2a91c0 --repo shop --name unit-tests --junit reports/*.xml -- npm test",
            "  missionctl ci --run 3f2a91c0 --clone-url ssh://git@example.org/team/shop.git -- make check"
        })
final class CiCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--run", paramLabel = "RUN", required = true, description = "The run whose pull request to check.")
    private String run = "";

    @Option(
            names = "--repo",
            paramLabel = "NAME",
            description = "The repository. Needed when the run has pull requests in several.")
    private @Nullable String repo;

    @Option(names = "--name", paramLabel = "CHECK", description = "The check's name. Default: ${DEFAULT-VALUE}")
    private String name = "ci";

    @Option(
            names = "--junit",
            paramLabel = "GLOB",
            description = "Where the JUnit XML files are, * for part of a name and ** for folders. Repeatable. Default:"
                    + " where Maven and Gradle put them, or else files named TEST-*.xml or junit*.xml")
    private List<String> junit = List.of();

    @Option(
            names = "--clone-url",
            paramLabel = "URL",
            description = "The repository's address on this machine. Default: the one it was connected by.")
    private @Nullable String cloneUrl;

    @Parameters(
            arity = "1..*",
            paramLabel = "COMMAND",
            description = "What to run, with its arguments; no shell reads it.")
    private List<String> command = List.of();

    CiCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        Terminal terminal = session.terminal();
        String id = Ids.run(api, run);
        JsonNode pull = pullRequest(api.get(ApiPath.of("runs", id)));
        try (var _ = new ExitBarrier();
                var clone = new TemporaryDirectory()) {
            String url = cloneUrl != null ? cloneUrl : location(api, Json.text(pull, "repo"));
            String branch = Json.text(pull, "branch");
            terminal.note("Cloning " + branch + " of " + url);
            Checkout.of(url, branch, Json.text(pull, "headSha"), clone.path());
            return check(new CheckReporter(api, id, pull, name), clone.path());
        }
    }

    private int check(CheckReporter reporter, Path clone) {
        Terminal terminal = session.terminal();
        UserCommand runnable = new UserCommand(command, clone, terminal);
        TestReports reports = new TestReports(clone, junit);
        reporter.begun();
        terminal.note("Running " + String.join(" ", command));
        UserCommand.Result result = runnable.run(terminal.out());
        List<TestReports.Found> found = reports.find();
        if (found.isEmpty() && !junit.isEmpty()) {
            terminal.note("The command wrote no file like " + String.join(" or ", junit) + ".");
        }
        return reporter.ended(result, found, terminal);
    }

    private JsonNode pullRequest(JsonNode found) {
        List<JsonNode> candidates = Json.elements(found, "pullRequests").stream()
                .filter(pull -> repo == null || repo.equals(Json.text(pull, "repo")))
                .filter(pull -> isCurrent(found, pull))
                .toList();
        if (candidates.isEmpty()) {
            throw Failure.refused(
                    repo == null ? "The run has no pull request." : "The run has no pull request in '" + repo + "'.",
                    "It is in state " + Json.text(found, "state") + "; see missionctl status " + run);
        }
        if (candidates.size() > 1) {
            throw Failure.usage(
                    "The run has pull requests in several repositories.",
                    "Name one with --repo: "
                            + String.join(
                                    ", ",
                                    candidates.stream()
                                            .map(pull -> Json.text(pull, "repo"))
                                            .toList()));
        }
        return candidates.getFirst();
    }

    /** Returns whether it is of the newest revision: after a change was requested there may be older ones beside it. */
    private static boolean isCurrent(JsonNode found, JsonNode pull) {
        return Json.elements(found, "patchSets").stream()
                .filter(patchSet -> Json.text(patchSet, "repo").equals(Json.text(pull, "repo")))
                .allMatch(patchSet -> Json.text(patchSet, "branch").equals(Json.text(pull, "branch")));
    }

    private static String location(ApiClient api, String repository) {
        return Json.text(api.get(ApiPath.of("repositories", repository)), "location");
    }
}
