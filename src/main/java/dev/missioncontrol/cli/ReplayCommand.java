package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Has agent runs replayed from their recordings, and says what differs. */
@Command(
        name = "replay",
        description =
                "Replays the agent runs of a run from their recordings, without network, and compares every call and"
                        + " the output. Exit code 1 when anything differs or cannot be replayed.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl replay 3f2a91c0",
            "  missionctl replay 3f2a91c0 --explain",
            "  missionctl replay 3f2a91c0 --what-if policy.yml",
            "  missionctl replay --file ledger-3f2a91c0.zip --replay-token mcr1-9d3e…"
        })
final class ReplayCommand implements Callable<Integer> {

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(500);

    private final Session session;

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    @Option(names = "--explain", description = "Go on after a difference where possible, and list all.")
    private boolean explain;

    @Option(
            names = "--replay-token",
            paramLabel = "TOKEN",
            description = "Replay only the recording that this replay token names.")
    private @Nullable String token;

    @Option(
            names = "--what-if",
            paramLabel = "PACK",
            description = "Decide on the same record under this policy pack instead, and print what would come out"
                    + " otherwise.")
    private @Nullable Path whatIf;

    @Option(
            names = "--repo",
            paramLabel = "NAME",
            description = "With --what-if: the repository whose pack it replaces. Default: the organisation's")
    private @Nullable String repo;

    @Option(names = "--json", description = "Print the reports as JSON.")
    private boolean json;

    /** A run of the server, or an export. */
    static final class What {

        @Parameters(paramLabel = "RUN", description = "The run whose agent runs are replayed.")
        private @Nullable String run;

        @Option(
                names = "--file",
                paramLabel = "FILE",
                description = "An export of a ledger instead, also of another installation.")
        private @Nullable Path file;
    }

    ReplayCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        Path file = what.file;
        Path pack = whatIf;
        if (pack != null) {
            if (file != null) {
                throw Failure.usage("--what-if looks at a run of the server, not at a file.", "Name a run.");
            }
            return underAnotherPack(api, String.valueOf(what.run), pack);
        }
        List<JsonNode> reports = file == null ? ofRun(api, String.valueOf(what.run)) : ofFile(api, file);
        if (json) {
            session.json(Map.of("items", reports));
        } else {
            reports.forEach(this::print);
        }
        return reports.stream().allMatch(report -> Json.text(report, "verdict").equals("IDENTICAL"))
                ? 0
                : Failure.REFUSED;
    }

    private int underAnotherPack(ApiClient api, String run, Path pack) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("yaml", PolicyOptions.read(pack.toString()));
        request.put("scope", repo == null ? "org" : "repo");
        if (repo != null) {
            request.put("repo", repo);
        }
        request.put("runId", Ids.run(api, run));
        JsonNode result = api.post(ApiPath.of("policies", "simulate"), request);
        if (json) {
            session.json(result);
        } else {
            PolicySimulateCommand.print(session.terminal(), result);
        }
        return Json.number(result, "flipped") == 0 ? 0 : Failure.REFUSED;
    }

    private List<JsonNode> ofFile(ApiClient api, Path file) {
        byte[] content;
        try {
            content = Files.readAllBytes(file);
        } catch (IOException e) {
            throw Failure.usage("Cannot read " + file + ": " + e.getMessage() + ".", "Name an export of a ledger.");
        }
        return Json.elements(
                api.upload(ApiPath.of("replays").with("mode", mode()).with("token", token), "application/zip", content),
                "items");
    }

    private List<JsonNode> ofRun(ApiClient api, String run) {
        String id = Ids.run(api, run);
        List<String> started = new ArrayList<>();
        if (token == null) {
            Json.elements(api.post(ApiPath.of("runs", id, "replay"), Map.of("mode", mode())), "items")
                    .forEach(each -> started.add(Json.text(each, "id")));
        } else {
            String of = Json.elements(api.get(ApiPath.of("runs", id, "agent-runs")), "items").stream()
                    .filter(each -> each.hasNonNull("replayToken")
                            && Json.text(each, "replayToken").equals(token))
                    .findFirst()
                    .map(each -> Json.text(each, "id"))
                    .orElseThrow(() -> Failure.missing(
                            "No agent run of " + run + " has the replay token " + token + ".",
                            "See the tokens under Runs, or GET /api/runs/RUN/agent-runs."));
            started.add(Json.text(api.post(ApiPath.of("agent-runs", of, "replay"), Map.of("mode", mode())), "id"));
        }
        return started.stream().map(replay -> ended(api, replay)).toList();
    }

    private JsonNode ended(ApiClient api, String replay) {
        while (true) {
            JsonNode found = api.get(ApiPath.of("agent-runs", replay));
            if (found.hasNonNull("report")) {
                return found.get("report");
            }
            JsonNode run = found.required("run");
            if (Json.text(run, "state").equals("FAILED")) {
                return notMade(run);
            }
            try {
                Thread.sleep(BETWEEN_LOOKS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw Failure.refused("Interrupted; the replay goes on at the server.", null);
            }
        }
    }

    /** What could not be replayed does not hide what the other replays came to. */
    private static JsonNode notMade(JsonNode run) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.set("of", run.at("/replay/of"));
        report.set("agent", run.get("agent"));
        report.set("role", run.get("role"));
        report.set("mode", run.at("/replay/mode"));
        report.put("verdict", "FAILED");
        report.put("sentence", "The replay could not be made: " + Json.text(run, "error"));
        return report;
    }

    private void print(JsonNode report) {
        Terminal terminal = session.terminal();
        String verdict = Json.text(report, "verdict");
        terminal.styledLine(terminal.styled(
                verdict.equals("IDENTICAL") ? Style.GREEN : Style.RED,
                (report.hasNonNull("role")
                                ? Json.text(report, "role") + " by " + Json.text(report, "agent")
                                : "Recording " + Json.text(report, "recording"))
                        + ": " + verdict));
        terminal.line("  " + Json.text(report, "sentence"));
        for (JsonNode patchSet : Json.elements(report, "patchSets")) {
            boolean same = patchSet.get("expected").equals(patchSet.get("got"));
            terminal.line("  PatchSet of " + Json.text(patchSet, "repo") + ": " + Json.text(patchSet, "expected")
                    + (same ? ", the same" : ", another now"));
        }
        for (JsonNode divergence : Json.elements(report, "divergences")) {
            terminal.line("  - " + Json.text(divergence, "sentence")
                    + (divergence.hasNonNull("entry")
                            ? " (ledger entry " + divergence.get("entry").asString() + ")"
                            : ""));
            Json.elements(divergence, "diff").forEach(line -> terminal.line("      " + line.asString()));
        }
        Json.elements(report, "notes").forEach(note -> terminal.line("  Note: " + note.asString()));
        JsonNode signed = report.get("signed");
        if (signed != null && !signed.isNull()) {
            Json.elements(signed, "by").forEach(key -> terminal.line("  The export is signed by: " + key.asString()));
            terminal.line(
                    Json.isTrue(signed, "here")
                            ? "  One of these is a key of this server."
                            : "  None of these is a key of this server: who holds them, it cannot know.");
        }
    }

    private String mode() {
        return explain ? "explain" : "strict";
    }
}
