package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.ledger.note.VerifierKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The verifier of exports in docs/, which shares no code with ours. */
final class SecondVerifier {

    private SecondVerifier() {}

    /** Returns what it says, a line per file; skips the test where it cannot run. */
    static List<String> judge(List<Path> files, List<VerifierKey> trusted) throws IOException, InterruptedException {
        Assumptions.assumeTrue(
                Arrays.stream(System.getenv("PATH").split(":"))
                        .anyMatch(path -> Files.isExecutable(Path.of(path, "python3"))),
                "there is no python3 to run the second verifier with");
        List<String> command = new ArrayList<>(List.of("python3", "-B", "docs/verify_ledger.py"));
        trusted.forEach(key -> command.addAll(List.of("--public-key", key.toString())));
        files.forEach(file -> command.add(file.toString()));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        List<String> lines = new String(process.getInputStream().readAllBytes(), UTF_8)
                .lines()
                .toList();
        process.waitFor();
        return lines;
    }
}
