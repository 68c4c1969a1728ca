package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A file per checkpoint, named by its size, for whatever carries the directory away: a backup, a mount, a mirror. */
@Component
class CheckpointFiles implements Outlet {

    private final @Nullable Path directory;

    CheckpointFiles(PublicationSettings settings) {
        this.directory = settings.checkpointDirectory();
    }

    @Override
    public String name() {
        return "file";
    }

    @Override
    public boolean isWanted() {
        return directory != null;
    }

    /** Whoever reads the directory sees whole files only; one that is there is never written over. */
    @Override
    public void publish(Checkpoints.Signed checkpoint) throws PublicationFailed {
        if (directory == null) {
            return;
        }
        Path file = directory.resolve(Long.toString(checkpoint.size()));
        try {
            Files.createDirectories(directory);
            if (Files.exists(file)) {
                requireSame(file, checkpoint);
                return;
            }
            Path unfinished = Files.createTempFile(directory, ".checkpoint-", ".tmp");
            try {
                Files.writeString(unfinished, checkpoint.note(), StandardCharsets.UTF_8);
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
        } catch (IOException e) {
            throw new PublicationFailed(
                    "The checkpoint of size " + checkpoint.size() + " could not be written to " + directory + ": " + e);
        }
    }

    /** Another checkpoint of the same size is what these files are there to show. */
    private static void requireSame(Path file, Checkpoints.Signed checkpoint) throws IOException, PublicationFailed {
        if (!textOf(Files.readString(file, StandardCharsets.UTF_8)).equals(textOf(checkpoint.note()))) {
            throw new PublicationFailed("The file " + file
                    + " holds another checkpoint of the same size: the log was rewritten, or the file was.");
        }
    }

    private static String textOf(String note) {
        int blank = note.lastIndexOf("\n\n");
        return blank < 0 ? note : note.substring(0, blank);
    }
}
