package dev.missioncontrol.shell.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a database that was set up to the end from one whose first start was cut short. The latter has never served
 * anyone, and PostgreSQL would neither start on it nor initialise it again.
 */
final class InitialisedMarker {

    private static final Logger LOG = LoggerFactory.getLogger(InitialisedMarker.class);

    private final Path data;
    private final Path file;

    InitialisedMarker(Path data) {
        this.data = data;
        this.file = data.resolve("missioncontrol.initialised");
    }

    boolean present() {
        return Files.exists(file);
    }

    void write() throws IOException {
        Files.createFile(file);
    }

    /** Moves a data directory without the marker out of the way; nothing is deleted. */
    void setUnfinishedAside(Instant now) throws IOException {
        if (Files.exists(data) && !present()) {
            Path aside = data.resolveSibling(data.getFileName() + ".unfinished-" + now.toEpochMilli());
            Files.move(data, aside);
            LOG.warn("The first start was cut short; its unfinished database was moved to {}", aside);
        }
    }
}
