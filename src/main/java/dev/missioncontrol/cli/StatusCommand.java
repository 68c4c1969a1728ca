package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows runs. */
@Command(
        name = "status",
        description = "Lists runs, newest first, or shows one: its patch sets, gates, pull requests and checks.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl status",
            "  missionctl status --state WAITING_USER_APPROVAL,NEEDS_HUMAN",
            "  missionctl status 3f2a91c0 --json"
        })
final class StatusCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "RUN", description = "The run to show.")
    private @Nullable String run;

    @Option(names = "--search", paramLabel = "TEXT", description = "List only runs whose title or idea has this text.")
    private @Nullable String search;

    @Option(names = "--state", paramLabel = "STATE[,STATE...]", description = "List only runs in these states.")
    private @Nullable String state;

    @Option(names = "--limit", paramLabel = "COUNT", description = "How many to list. Default: ${DEFAULT-VALUE}")
    private int limit = 20;

    @Option(names = "--json", description = "Print JSON.")
    private boolean json;

    StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (run == null) {
            list(session.api());
        } else {
            show(session.api(), run);
        }
        return 0;
    }

    private void list(ApiClient api) {
        List<JsonNode> runs = api.items(ApiPath.of("runs").with("q", search).with("state", state), limit);
        if (json) {
            session.json(Map.of("items", runs));
        } else if (runs.isEmpty()) {
            session.terminal().line("There is no such run. Start one: missionctl run IDEA --repo NAME");
        } else {
            RunReport.list(runs).print(session.terminal());
        }
    }

    private void show(ApiClient api, String text) {
        JsonNode found = api.get(ApiPath.of("runs", Ids.run(api, text)));
        if (json) {
            session.json(found);
        } else {
            new RunReport(session.terminal()).print(found);
        }
    }
}
