package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A file per checkpoint, named by its size, for whatever carries the directory away: a backup, a mount, a mirror. */
@Component
class CheckpointFiles implements Outlet {

    private static final Pattern SIZE = Pattern.compile("[1-9]\\d{0,17}");

    private final Checkpoints checkpoints;
    private final @Nullable Path directory;

    CheckpointFiles(Checkpoints checkpoints, PublicationSettings settings) {
        this.checkpoints = checkpoints;
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
            requireNoLarger(checkpoint);
            // Not a temporary file of the JDK's, which nobody else may read.
            Path unfinished = directory.resolve(".checkpoint-" + UUID.randomUUID() + ".tmp");
            try {
                write(unfinished, checkpoint.note());
                Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(unfinished);
            }
            force(directory);
        } catch (IOException e) {
            throw new PublicationFailed(
                    "The checkpoint of size " + checkpoint.size() + " could not be written to " + directory + ": " + e);
        }
    }

    private static void write(Path file, String note) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(note.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
            channel.force(true);
        }
    }

    /** A file that was moved is there after a loss of power once its directory is. */
    private static void force(Path directory) throws IOException {
        if (Files.getFileStore(directory).supportsFileAttributeView("posix")) {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    /** The log of a checkpoint that lies here already cannot have become shorter. */
    private void requireNoLarger(Checkpoints.Signed checkpoint) throws IOException, PublicationFailed {
        long largest = largest();
        if (largest > checkpoint.size()
                && largest > checkpoints.latest().map(Checkpoints.Signed::size).orElse(0L)) {
            throw new PublicationFailed("The directory " + directory + " holds a checkpoint of size " + largest
                    + "; the log has " + checkpoint.size() + " entries: entries were lost, or it is another log.");
        }
    }

    private long largest() throws IOException {
        if (directory == null) {
            return 0;
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> SIZE.matcher(name).matches())
                    .mapToLong(Long::parseLong)
                    .max()
                    .orElse(0);
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
