package dev.missioncontrol.agent.codemod;

import java.nio.file.Path;
import java.time.Duration;

/**
 * The limits of codemod runs.
 *
 * @param memoryMb the worker's heap, in MiB
 * @param timeout how long a run may take by the clock, from the start of the worker
 * @param maxFileBytes a larger file is left out of the run, and the result says so
 * @param maxTotalBytes a tree with more bytes than this is refused
 * @param maxFiles a tree with more files than this is refused
 * @param maxOutputBytes a run whose changed files have more bytes than this is ended
 * @param concurrency how many workers may run at the same time; further runs wait
 * @param home the folder where the worker's libraries are unpacked when the server runs from a single jar
 */
public record CodemodSettings(
        int memoryMb,
        Duration timeout,
        long maxFileBytes,
        long maxTotalBytes,
        int maxFiles,
        long maxOutputBytes,
        int concurrency,
        Path home) {

    /** Refuses limits under which nothing could run. */
    public CodemodSettings {
        if (memoryMb < 16 || timeout.isNegative() || timeout.isZero() || concurrency < 1) {
            throw new IllegalArgumentException("missioncontrol.codemod: memory-mb must be at least 16, concurrency at"
                    + " least 1 and timeout longer than nothing");
        }
        if (maxFileBytes < 1 || maxTotalBytes < 1 || maxFiles < 1 || maxOutputBytes < 1) {
            throw new IllegalArgumentException("missioncontrol.codemod: all limits must be positive");
        }
    }

    /** Returns the limits that hold when nothing else is configured. */
    public static CodemodSettings defaults(Path home) {
        return new CodemodSettings(1024, Duration.ofMinutes(10), 4 << 20, 256 << 20, 50_000, 64 << 20, 1, home);
    }

    /** Returns the same limits with another heap, in MiB. */
    public CodemodSettings withMemoryMb(int megabytes) {
        return new CodemodSettings(
                megabytes, timeout, maxFileBytes, maxTotalBytes, maxFiles, maxOutputBytes, concurrency, home);
    }

    /** Returns the same limits with another time limit. */
    public CodemodSettings withTimeout(Duration limit) {
        return new CodemodSettings(
                memoryMb, limit, maxFileBytes, maxTotalBytes, maxFiles, maxOutputBytes, concurrency, home);
    }
}
