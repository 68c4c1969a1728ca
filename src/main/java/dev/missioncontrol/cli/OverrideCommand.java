package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Lets what policy found pass. */
@Command(
        name = "override",
        description = {
            "Lets findings of policy pass, where the rule names you in may_override: what stopped a run at its start or"
                    + " in a tool call, or with --patch-set what blocks a revision or its writes.",
            "All findings of the named rules are overridden, or none. Your name and the reason are recorded."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl override 3f2a91c0 --rule repositories.deny -m \"Agreed with the owners\"",
            "  missionctl override 3f2a91c0 --rule diff.tests.deleted -m \"Moved\" --patch-set 8c1d22e4"
                    + " --digest 9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
        })
final class OverrideCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(
            names = "--rule",
            paramLabel = "RULE",
            required = true,
            description = "The rule whose findings shall pass; may be given several times.")
    private List<String> rules = List.of();

    @Option(
            names = {"-m", "--reason"},
            paramLabel = "TEXT",
            required = true,
            description = "Why they may pass, for the ledger.")
    private String reason = "";

    @Option(
            names = "--patch-set",
            paramLabel = "PATCHSET",
            description = "The patch set that is blocked, when it is not the run itself. Needs --digest.")
    private @Nullable String patchSet;

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "The whole digest of the revision that was looked at.")
    private @Nullable String digest;

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    OverrideCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((patchSet == null) != (digest == null)) {
            throw Failure.usage(
                    "--patch-set and --digest belong together.",
                    "Look at what is blocked with missionctl patch show, and give both.");
        }
        ApiClient api = session.api();
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("rules", rules);
        request.put("reason", reason);
        if (digest != null) {
            request.put("digest", digest);
        }
        JsonNode recorded = api.post(
                patchSet == null
                        ? ApiPath.of("runs", Ids.run(api, run), "override")
                        : ApiPath.of("patch-sets", Ids.patchSet(api, patchSet), "override"),
                request);
        if (json) {
            session.json(recorded);
        } else {
            session.terminal()
                    .line("Overrode " + String.join(", ", Json.texts(recorded, "rules"))
                            + ". Follow the run: missionctl watch " + run);
        }
        return 0;
    }
}
