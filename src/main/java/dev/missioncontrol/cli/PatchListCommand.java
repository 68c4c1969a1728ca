package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Table;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lists the PatchSets of a run. */
@Command(
        name = "list",
        description = "Lists a run's patch sets, one per repository, with their patches.",
        footerHeading = "%nExample:%n",
        footer = "  missionctl patch list 3f2a91c0")
final class PatchListCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    PatchListCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        JsonNode patchSets = api.get(ApiPath.of("runs", Ids.run(api, run), "patch-sets"));
        if (json) {
            session.json(patchSets);
            return 0;
        }
        List<JsonNode> items = Json.elements(patchSets, "items");
        if (items.isEmpty()) {
            session.terminal().line("The run has proposed nothing yet.");
        }
        for (JsonNode patchSet : items) {
            PatchReport report = new PatchReport(session.terminal());
            JsonNode detail = api.get(ApiPath.of("patch-sets", Json.text(patchSet, "id")));
            report.heading(detail);
            Table table = new Table("PATCH", "TASK", "CHANGES", "TITLE");
            Json.elements(detail, "patches")
                    .forEach(patch -> table.row(
                            Json.text(patch, "id"),
                            Json.text(patch, "taskKey"),
                            "+" + Json.text(patch, "additions") + " -" + Json.text(patch, "deletions"),
                            Json.text(patch, "title")));
            table.print(session.terminal());
            session.terminal().line("");
        }
        return 0;
    }
}
