package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.diff.DiffPrinter;
import dev.missioncontrol.cli.diff.DiffStat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Shows a PatchSet or a patch. */
@Command(
        name = "show",
        description = {
            "Shows a patch set or a patch: its state and digest, the files it changes, and what approving it allows.",
            "The stored bytes are shown, as git apply takes them; on a terminal in colour, with hidden characters made"
                    + " visible."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl patch show 8c1d22e4",
            "  missionctl patch show 8c1d22e4 --diff",
            "  missionctl patch show 8c1d22e4 --diff --revision 1 > first.diff"
        })
final class PatchShowCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "ID", description = "The id of a patch set, or the whole id of a patch.")
    private String id = "";

    @Option(names = "--diff", description = "Print the diff and nothing else.")
    private boolean diff;

    @Option(
            names = "--revision",
            paramLabel = "NUMBER",
            description = "The revision of the patch set. Default: newest.")
    private @Nullable Integer revision;

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    PatchShowCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        String whole = Ids.patchSet(api, id);
        Optional<JsonNode> patchSet = api.find(ApiPath.of("patch-sets", whole));
        JsonNode found = patchSet.orElseGet(() -> api.get(ApiPath.of("patches", whole)));
        if (json) {
            session.json(found);
            return 0;
        }
        byte[] bytes = patchSet.isPresent()
                ? api.bytes(ApiPath.of("patch-sets", whole + ".diff")
                        .with("revision", revision == null ? Json.text(found, "revision") : revision))
                : api.bytes(ApiPath.of("patches", whole + ".diff"));
        if (diff) {
            DiffPrinter.print(bytes, session.terminal());
        } else if (patchSet.isPresent()) {
            new PatchReport(session.terminal()).patchSet(found, DiffStat.of(bytes));
        } else {
            new PatchReport(session.terminal()).patch(found, DiffStat.of(bytes));
        }
        return 0;
    }
}
