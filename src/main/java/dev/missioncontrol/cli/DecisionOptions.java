package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.diff.DiffStat;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** What every decision on a PatchSet has in common. */
final class DecisionOptions {

    @Parameters(paramLabel = "PATCHSET", description = "The id of the patch set.")
    private String id = "";

    @Option(
            names = "--digest",
            paramLabel = "DIGEST",
            description = "The whole digest of the revision that was reviewed. Needed unless a person can be asked.")
    private @Nullable String digest;

    @Option(
            names = {"-m", "--comment"},
            paramLabel = "TEXT",
            description = "Why, for the author and the ledger.")
    private @Nullable String comment;

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    /** Takes the decision; returns 1 when a person is asked and says no. */
    int decide(Session session, String action, String verb) {
        if (digest == null && !session.terminal().isInteractive()) {
            throw Failure.usage(
                    "It is not said which content the decision is about, and there is nobody to ask.",
                    "Review it: missionctl patch show " + id + " --diff\nand give its digest: --digest DIGEST");
        }
        ApiClient api = session.api();
        String patchSet = Ids.patchSet(api, id);
        String reviewed = digest != null ? digest : ask(session.terminal(), api, patchSet, verb);
        if (reviewed == null) {
            session.terminal().note("Nothing was decided.");
            return Failure.REFUSED;
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("digest", reviewed);
        if (comment != null) {
            request.put("comment", comment);
        }
        JsonNode recorded = api.post(ApiPath.of("patch-sets", patchSet, action), request);
        if (json) {
            session.json(recorded);
        } else {
            session.terminal()
                    .line("Recorded " + Json.text(recorded, "decision") + " of revision "
                            + Json.text(recorded, "revision") + ", digest " + Json.text(recorded, "digest") + ".");
        }
        return 0;
    }

    /** Shows a revision and returns its digest; null when the answer is no. */
    private static @Nullable String ask(Terminal terminal, ApiClient api, String patchSet, String verb) {
        JsonNode shown = api.get(ApiPath.of("patch-sets", patchSet));
        String revision = Json.text(shown, "revision");
        byte[] diff = api.bytes(ApiPath.of("patch-sets", patchSet + ".diff").with("revision", revision));
        new PatchReport(terminal).patchSet(shown, DiffStat.of(diff));
        return terminal.confirm(verb + " revision " + revision + " for " + Json.text(shown, "repo") + "?")
                ? Json.text(shown, "digest")
                : null;
    }
}
