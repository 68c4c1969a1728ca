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

/** Prints a run's ledger. */
@Command(
        name = "show",
        description = "Prints a run's ledger, oldest entry first.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl ledger show 3f2a91c0",
            "  missionctl ledger show 3f2a91c0 --type approval. --actor user:alice",
            "  missionctl ledger show 3f2a91c0 --json"
        })
final class LedgerShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(names = "--type", paramLabel = "TYPE", description = "Only entries whose type begins like this.")
    private @Nullable String type;

    @Option(names = "--actor", paramLabel = "ACTOR", description = "Only entries of this actor, such as user:alice.")
    private @Nullable String actor;

    @Option(names = "--json", description = "Print JSON, with hashes and payloads.")
    private boolean json;

    LedgerShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        ApiPath path = ApiPath.of("runs", Ids.run(api, run), "ledger")
                .with("type", type)
                .with("actor", actor);
        if (json) {
            session.json(Map.of("items", api.items(path.with("payloads", true), Integer.MAX_VALUE)));
            return 0;
        }
        List<JsonNode> entries = api.items(path, Integer.MAX_VALUE);
        if (entries.isEmpty()) {
            session.terminal().line("There is no such entry.");
            return 0;
        }
        Table table = new Table("#", "TIME", "TYPE", "ACTOR", "WHAT");
        entries.forEach(entry -> table.row(
                Json.text(entry, "index"),
                Times.dateAndTime(Json.text(entry, "at")),
                Json.text(entry, "type"),
                Json.text(entry, "actor"),
                Json.isTrue(entry, "tombstoned") ? "(emptied)" : Json.text(entry, "summary")));
        table.print(session.terminal());
        return 0;
    }
}
