package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Says why a change is there. */
@Command(
        name = "why",
        description = {
            "Says why a change, a file or a line is there: the commit, its task, who asked for it with which words, the"
                    + " agent run, the decisions of policy, the approvals, the write and the checks, each with its entry"
                    + " in the ledger.",
            "Of a patch set, lines are counted in the file as the change leaves it, as it is merged; of a patch, as that"
                    + " patch leaves it."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  missionctl why 8c1d22e4 --path README.md --line 3", "  missionctl why 8c1d22e4 --json"})
final class WhyCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "PATCH", description = "The id of a patch set, or the whole id of a patch.")
    private String id = "";

    @Option(names = "--path", paramLabel = "PATH", description = "The file.")
    private @Nullable String path;

    @Option(names = "--line", paramLabel = "NUMBER", description = "The line of the file.")
    private @Nullable Integer line;

    @Option(names = "--removed", description = "The line was removed: it is counted in the file as it was before.")
    private boolean removed;

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    WhyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        String whole = Ids.patchSet(api, id);
        Optional<JsonNode> patchSet = api.find(ApiPath.of("patch-sets", whole));
        JsonNode why = api.get(ApiPath.of(patchSet.isPresent() ? "patch-sets" : "patches", whole, "why")
                .with("path", path)
                .with("line", line)
                .with("side", removed ? "old" : null));
        if (json) {
            session.json(why);
        } else {
            new WhyReport(session.terminal()).print(why);
        }
        return 0;
    }

    /** Makes a line of what is there. */
    static String joined(JsonNode node, String... names) {
        StringBuilder line = new StringBuilder();
        for (String name : names) {
            String text = Json.text(node, name);
            if (!text.isBlank()) {
                line.append(line.isEmpty() ? "" : "  ").append(text);
            }
        }
        return line.toString();
    }
}
