package dev.missioncontrol.forge.git;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.jspecify.annotations.Nullable;

/** Stops a transfer that takes too long or has written too much. JGit asks it every few kilobytes. */
final class BoundedTransfer extends EmptyProgressMonitor {

    private static final long CHECK_SIZE_EVERY_NANOS = Duration.ofMillis(500).toNanos();

    private final long startedAt = System.nanoTime();
    private final long deadlineNanos;
    private final Path packs;
    private final long maxBytes;
    private long sizeCheckedAt = startedAt;
    private @Nullable String stoppedBecause;

    /** Bounds a transfer into (or out of) our own bare repository. */
    BoundedTransfer(Path gitDirectory, Duration deadline, long maxBytes) {
        this.packs = gitDirectory.resolve("objects");
        this.deadlineNanos = deadline.toNanos();
        this.maxBytes = maxBytes;
    }

    @Override
    public boolean isCancelled() {
        long now = System.nanoTime();
        if (stoppedBecause == null && now - startedAt > deadlineNanos) {
            stoppedBecause =
                    "it took longer than " + Duration.ofNanos(deadlineNanos).toSeconds() + " seconds";
        }
        if (stoppedBecause == null && now - sizeCheckedAt > CHECK_SIZE_EVERY_NANOS) {
            sizeCheckedAt = now;
            checkSize();
        }
        return stoppedBecause != null;
    }

    /**
     * Looks once more when all has been written: a quick transfer may never have been looked at.
     *
     * @throws IOException when it was too much or took too long
     */
    void requireKept() throws IOException {
        checkSize();
        if (isCancelled()) {
            throw new IOException(stoppedBecause);
        }
    }

    private void checkSize() {
        if (bytesWritten() > maxBytes) {
            stoppedBecause = "it is larger than " + (maxBytes >> 20) + " MB";
        }
    }

    /** Returns why the transfer was stopped, or null when it was not. */
    @Nullable
    String stoppedBecause() {
        return stoppedBecause;
    }

    private long bytesWritten() {
        try (var files = Files.walk(packs)) {
            return files.mapToLong(BoundedTransfer::size).sum();
        } catch (IOException | UncheckedIOException e) {
            // A temporary file was just renamed; the next look will succeed.
            return 0;
        }
    }

    private static long size(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) : 0;
        } catch (IOException e) {
            return 0;
        }
    }
}
