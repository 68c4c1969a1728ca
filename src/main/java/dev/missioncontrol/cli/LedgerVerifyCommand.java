package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Has a run's ledger verified. */
@Command(
        name = "verify",
        description =
                "Has the server verify a run's ledger: every entry, payload and artifact against the chain of hashes."
                        + " Exit code 1 when anything was tampered with.",
        footerHeading = "%nExample:%n",
        footer = "  missionctl ledger verify 3f2a91c0")
final class LedgerVerifyCommand implements Callable<Integer> {

    private static final String TAMPERED = "TAMPERED";

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(names = "--json", description = "Print the server's answer as JSON, with the result for each entry.")
    private boolean json;

    LedgerVerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        JsonNode report = api.get(ApiPath.of("runs", Ids.run(api, run), "ledger", "verify"));
        boolean holds = Json.isTrue(report, "holds");
        if (json) {
            session.json(report);
        } else {
            print(report, holds);
        }
        return holds ? 0 : Failure.REFUSED;
    }

    private void print(JsonNode report, boolean holds) {
        Terminal terminal = session.terminal();
        List<JsonNode> entries = Json.elements(report, "entries");
        List<JsonNode> artifacts = Json.elements(report, "artifacts");
        entries.stream()
                .filter(entry -> Json.text(entry, "status").equals(TAMPERED))
                .forEach(entry -> findings("Entry " + Json.text(entry, "index"), Json.elements(entry, "findings")));
        artifacts.stream()
                .filter(artifact -> Json.text(artifact, "status").equals(TAMPERED))
                .forEach(artifact -> findings(
                        "Artifact " + Json.text(artifact, "name") + " of entry " + Json.text(artifact, "index"),
                        Json.elements(artifact, "findings")));
        if (!Json.elements(report, "head").isEmpty()) {
            findings("The head of the chain", Json.elements(report, "head"));
        }
        String emptied = Json.number(report, "tombstoned") == 0
                ? ""
                : ", " + Json.text(report, "tombstoned") + " of them emptied with an entry that says so";
        terminal.styledLine(
                holds
                        ? terminal.styled(
                                Style.GREEN,
                                "The ledger holds: " + entries.size() + " entries and " + artifacts.size()
                                        + " artifacts" + emptied + ".")
                        : terminal.styled(Style.RED, "The ledger was tampered with."));
    }

    private void findings(String what, List<JsonNode> findings) {
        Terminal terminal = session.terminal();
        terminal.styledLine(terminal.styled(Style.RED, what + " was tampered with:"));
        findings.forEach(finding -> terminal.line("  " + Json.text(finding, "field") + " should be "
                + Json.text(finding, "expected") + ", is " + Json.text(finding, "found")));
    }
}
