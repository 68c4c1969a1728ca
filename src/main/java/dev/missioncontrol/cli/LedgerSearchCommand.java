package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Table;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Searches the ledger. */
@Command(
        name = "search",
        description =
                "Searches the ledger of all runs, or of one, the latest entry first. Every option narrows it down.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl ledger search --file src/main/java/Greeter.java",
            "  missionctl ledger search --digest 8d3be56c0db1 --type approval.",
            "  missionctl ledger search 'wrong licence' --from 2026-01-01T00:00:00Z --limit 20"
        })
final class LedgerSearchCommand implements Callable<Integer> {

    private static final int LIMIT = 50;

    private final Session session;

    @Parameters(
            paramLabel = "TEXT",
            arity = "0..1",
            description = "Any part of a summary, comment, reason or idea, whatever its case.")
    private @Nullable String text;

    @Option(names = "--run", paramLabel = "RUN", description = "Only the ledger of this run.")
    private @Nullable String run;

    @Option(names = "--type", paramLabel = "TYPE", description = "Only entries whose type begins like this.")
    private @Nullable String type;

    @Option(names = "--actor", paramLabel = "ACTOR", description = "Only entries of this actor, such as user:alice.")
    private @Nullable String actor;

    @Option(
            names = "--file",
            paramLabel = "PATH",
            description = "Only entries about this file; a path that ends in / stands for all below it.")
    private @Nullable String file;

    @Option(names = "--rule", paramLabel = "RULE", description = "Only entries in which this rule of policy spoke.")
    private @Nullable String rule;

    @Option(
            names = "--digest",
            paramLabel = "PREFIX",
            description = "Only entries whose hash begins so, or that name a digest or commit that begins so.")
    private @Nullable String digest;

    @Option(names = "--agent-run", paramLabel = "ID", description = "Only entries of this agent run.")
    private @Nullable String agentRun;

    @Option(names = "--from", paramLabel = "TIME", description = "Not before this time (ISO 8601).")
    private @Nullable String from;

    @Option(names = "--until", paramLabel = "TIME", description = "Before this time (ISO 8601).")
    private @Nullable String until;

    @Option(names = "--limit", paramLabel = "NUMBER", description = "How many at most. Default: ${DEFAULT-VALUE}.")
    private int limit = LIMIT;

    @Option(names = "--json", description = "Print JSON, with hashes and payloads.")
    private boolean json;

    LedgerSearchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        ApiPath path = (run == null ? ApiPath.of("ledger") : ApiPath.of("runs", Ids.run(api, run), "ledger"))
                .with("order", "desc")
                .with("text", text)
                .with("type", type)
                .with("actor", actor)
                .with("file", file)
                .with("rule", rule)
                .with("digest", digest)
                .with("agentRun", agentRun)
                .with("from", from)
                .with("until", until);
        if (json) {
            session.json(Map.of("items", api.items(path.with("payloads", true), limit)));
            return 0;
        }
        List<JsonNode> entries = api.items(path, limit);
        if (entries.isEmpty()) {
            session.terminal().line("There is no such entry.");
            return 0;
        }
        Table table = new Table("RUN", "#", "TIME", "TYPE", "ACTOR", "WHAT");
        entries.forEach(entry -> table.row(
                Ids.abbreviated(Json.text(entry, "workflowId")),
                Json.text(entry, "index"),
                Times.dateAndTime(Json.text(entry, "at")),
                Json.text(entry, "type"),
                Json.text(entry, "actor"),
                Json.isTrue(entry, "tombstoned") ? "(emptied)" : Json.text(entry, "summary")));
        table.print(session.terminal());
        return 0;
    }
}
