package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.json.JsonMapper;

/** Verifies a downloaded ledger, without a server. */
@Command(
        name = "verify",
        description =
                "Verifies a file that 'missionctl ledger export' or the page wrote, without a server: every entry,"
                        + " payload and artifact, the log's signature, and the proof of each entry. Exit code 1 when anything does"
                        + " not hold.",
        footerHeading = "%nExample:%n",
        footer = "  missionctl verify ledger-3f2a91c0.zip --public-key log.example.com+1a2b3c4d+AS…")
final class VerifyCommand implements Callable<Integer> {

    private static final int SHOWN = 20;

    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The export.")
    private Path file = Path.of("");

    @Option(
            names = "--public-key",
            paramLabel = "KEY",
            description = "A verifier key of the log (name+id+key), got from somebody you trust; may be given more than"
                    + " once. Without it the keys in the file are taken, which do not tell whose they are.")
    private List<String> publicKeys = new ArrayList<>();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    VerifyCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (!Files.isRegularFile(file)) {
            throw Failure.usage("There is no file " + file + ".", "Name an export of a ledger.");
        }
        try {
            ExportReport report = ExportVerifier.verify(
                    file, publicKeys.stream().map(VerifyCommand::key).toList());
            if (json) {
                session.terminal()
                        .line(new JsonMapper().writerWithDefaultPrettyPrinter().writeValueAsString(body(report)));
            } else {
                print(report);
            }
            return report.holds() ? 0 : Failure.REFUSED;
        } catch (IOException e) {
            throw Failure.usage("Cannot read " + file + ": " + e.getMessage() + ".", null);
        }
    }

    private static VerifierKey key(String text) {
        try {
            return VerifierKey.parse(text);
        } catch (IllegalArgumentException e) {
            throw Failure.usage(
                    "'" + text + "' is no verifier key: " + e.getMessage(),
                    "Take it from the Ledger page or GET /api/log/keys of the server, or from its operator.");
        }
    }

    private void print(ExportReport report) {
        Terminal terminal = session.terminal();
        report.breaks().stream().limit(SHOWN).forEach(found -> {
            terminal.styledLine(terminal.styled(Style.RED, found.place() + ": " + found.field() + " does not hold"));
            terminal.line("  expected " + found.expected());
            terminal.line("  found    " + found.found());
        });
        if (report.breaks().size() > SHOWN) {
            terminal.line("and " + (report.breaks().size() - SHOWN) + " more; --json prints all.");
        }
        if (!report.complete()) {
            terminal.line("Verification ended there; more was not looked at.");
        }
        if (!report.holds()) {
            terminal.styledLine(terminal.styled(Style.RED, "This is not what the server recorded."));
            return;
        }
        String emptied = report.tombstoned() == 0
                ? ""
                : ", " + report.tombstoned() + " contents emptied by an administrator with an entry that says so";
        terminal.styledLine(terminal.styled(
                Style.GREEN,
                "The ledger of run " + report.workflow() + " holds: " + report.entries() + " entries" + emptied + "."));
        Checkpoint checkpoint = report.checkpoint();
        if (checkpoint != null) {
            terminal.line("Every entry is in the log " + checkpoint.origin() + " of size " + checkpoint.size()
                    + ", signed by");
            report.signedBy().forEach(key -> terminal.line("  " + key));
        }
        terminal.line(
                report.signedAsOf() == null
                        ? "Nothing that is signed says how many entries there are: this is an older format, or made to look"
                                + " like one. Entries may be missing at the end."
                        : "The log's key signed that there were " + report.entries() + " entries at "
                                + report.signedAsOf() + ".");
        if (!report.trusted()) {
            terminal.line("That key came with the file: it shows that nothing was changed since, not who signed it."
                    + " Give --public-key to know.");
        }
    }

    private static Map<String, @Nullable Object> body(ExportReport report) {
        Map<String, @Nullable Object> body = new LinkedHashMap<>();
        body.put("holds", report.holds());
        body.put("runId", report.workflow());
        body.put("entries", report.entries());
        body.put("tombstoned", report.tombstoned());
        Checkpoint checkpoint = report.checkpoint();
        body.put("logSize", checkpoint == null ? null : checkpoint.size());
        body.put(
                "signedBy",
                report.signedBy().stream().map(VerifierKey::toString).toList());
        body.put("signedAsOf", report.signedAsOf());
        body.put("trusted", report.trusted());
        body.put("complete", report.complete());
        body.put("breaks", report.breaks());
        return body;
    }
}
