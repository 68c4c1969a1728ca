package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Downloads a run's ledger. */
@Command(
        name = "export",
        description = "Downloads a run's ledger with all payloads and artifacts as a zip file.",
        footerHeading = "%nExample:%n",
        footer = "  missionctl ledger export 3f2a91c0 -o proof.zip")
final class LedgerExportCommand implements Callable<Integer> {

    private final Session session;

    @Parameters(paramLabel = "RUN", description = "The run.")
    private String run = "";

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Where to. Default: ledger-RUN.zip")
    private @Nullable Path output;

    @Option(names = "--force", description = "Replace the file if it is there.")
    private boolean force;

    LedgerExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ApiClient api = session.api();
        String id = Ids.run(api, run);
        Path file = (output == null ? Path.of("ledger-" + id + ".zip") : output).toAbsolutePath();
        if (Files.exists(file) && !force) {
            throw Failure.usage(file + " is there already.", "Name another file, or replace it: --force");
        }
        try {
            // Only a whole file gets its name.
            Path partial =
                    Files.createTempFile(file.getParent(), file.getFileName().toString(), ".part");
            try {
                api.download(ApiPath.of("runs", id, "ledger", "export"), partial);
                Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(partial);
            }
            session.terminal().line("Wrote " + file + ", " + Files.size(file) + " bytes.");
        } catch (IOException e) {
            throw Failure.usage("Cannot write " + file + ": " + e.getMessage() + ".", "Name another place with -o.");
        }
        return 0;
    }
}
