package dev.missioncontrol.bench;

import dev.missioncontrol.policy.secret.SecretMatch;
import dev.missioncontrol.policy.secret.SecretRules;
import dev.missioncontrol.policy.secret.SecretScanner;
import dev.missioncontrol.policy.secret.UnfilteredScan;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Looks for secrets in this project's own sources as if they were all added, beside the same rules without keywords. */
final class SecretScanBenchmark implements Part {

    private static final double MEGABYTE = 1e6;

    @Override
    public List<Row> measure(Scale scale) throws IOException {
        Map<String, String> files = sources();
        long bytes = files.values().stream().mapToLong(String::length).sum();
        SecretScanner scanner = new SecretScanner(SecretRules.builtIn());
        UnfilteredScan jdk = UnfilteredScan.byJdk();
        UnfilteredScan re2 = UnfilteredScan.byRe2();
        int rounds = scale.of(15, 5);
        Samples ours = new Samples();
        Samples theirs = new Samples();
        Samples unfiltered = new Samples();
        int matches = 0;
        for (int round = -3; round < rounds; round++) {
            long start = System.nanoTime();
            matches = files.entrySet().stream()
                    .mapToInt(
                            file -> scanner.scan(file.getKey(), file.getValue()).size())
                    .sum();
            double own = millisSince(start);
            if (round >= 0) {
                ours.add(own);
            }
            if (round >= 0 && round < scale.of(3, 1)) {
                theirs.add(timed(files, jdk));
                unfiltered.add(timed(files, re2));
            }
        }
        double speed = bytes / MEGABYTE / ours.median() * 1000;
        double peer = bytes / MEGABYTE / theirs.median() * 1000;
        return List.of(
                new Row(
                        "secret scan of added lines",
                        String.format(Locale.ROOT, "%.0f MB/s", speed),
                        String.format(Locale.ROOT, "every rule by java.util.regex %.1f MB/s", peer),
                        speed / peer,
                        "≥ 1 MB/s",
                        String.format(
                                Locale.ROOT,
                                "%,d files of this project (%.1f MB), all lines as added, one thread, %d rules, %d matches;"
                                        + " median of %d rounds in one JVM, after 3 to warm up; beside it the same expressions, each over"
                                        + " every file; by RE2 without keywords: %.1f MB/s; ratio: ours through the peer's, more is"
                                        + " better",
                                files.size(),
                                bytes / MEGABYTE,
                                scanner.rules().ids().size(),
                                matches,
                                rounds,
                                bytes / MEGABYTE / unfiltered.median() * 1000)),
                worst(scanner));
    }

    /** A text made to trip every keyword in every line. */
    private static Row worst(SecretScanner scanner) {
        String line =
                "secret token password api_key akia ghp_ glpat- xoxb- aiza sk_live_ eyj :// authorization npm_ hf_ -us q~\n";
        String text = line.repeat(1_000_000 / line.length());
        Samples samples = new Samples();
        List<SecretMatch> found = List.of();
        for (int round = -1; round < 3; round++) {
            long start = System.nanoTime();
            found = scanner.scan("a.env", text);
            if (round >= 0) {
                samples.add(millisSince(start));
            }
        }
        return new Row(
                "secret scan of 1 MB made of keywords",
                String.format(Locale.ROOT, "%.1f MB/s", text.length() / MEGABYTE / samples.median() * 1000),
                "limit 1 s",
                samples.median() / 1000,
                "≤ 1 s",
                String.format(
                        Locale.ROOT,
                        "the worst case: each line has keywords of 17 rules and no secret, %d matches; median of 3 rounds,"
                                + " %.0f ms; ratio: time through the limit",
                        found.size(),
                        samples.median()));
    }

    private static double timed(Map<String, String> files, UnfilteredScan scan) {
        long start = System.nanoTime();
        files.values().forEach(scan::matches);
        return millisSince(start);
    }

    private static Map<String, String> sources() throws IOException {
        Map<String, String> files = new LinkedHashMap<>();
        for (String root : List.of("src", "docs")) {
            try (Stream<Path> walk = Files.walk(Path.of(root))) {
                var texts = new ArrayList<>(walk.filter(Files::isRegularFile)
                        .filter(file -> file.toString().matches(".*\\.(?:java|md|sql|yml|css|ts|js|toml|xml)"))
                        .sorted()
                        .toList());
                for (Path file : texts) {
                    files.put(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
                }
            }
        }
        return files;
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
