package dev.missioncontrol.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;

/** What processes have taken of memory, as Linux counts it. */
final class Memory {

    private Memory() {}

    /** Returns the most resident memory the process ever had, in KiB; 0 when it is gone. */
    static long peakKilobytes(ProcessHandle process) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException e) {
            // A process that ends while it is looked at.
            return 0;
        }
    }

    static String text(long kilobytes) {
        return String.format(Locale.ROOT, "%d MB", Math.round(kilobytes / 1024.0));
    }
}
