package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Table;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Lists the agents. */
@Command(
        name = "agents",
        description = "Lists the agents that can be asked.",
        footerHeading = "%nExample:%n",
        footer = "  missionctl agents")
final class AgentsCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    AgentsCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        JsonNode agents = session.api().get(ApiPath.of("agents"));
        if (json) {
            session.json(agents);
            return 0;
        }
        Table table = new Table("AGENT", "TITLE", "DETERMINISTIC", "SUMMARY");
        Json.elements(agents, "items")
                .forEach(agent -> table.row(
                        Json.text(agent, "id"),
                        Json.text(agent, "title"),
                        Json.isTrue(agent, "deterministic") ? "yes" : "no",
                        Json.text(agent, "summary")));
        table.print(session.terminal());
        return 0;
    }
}
