package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.cli.MissionCtl;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Small files that become large: each is refused, in a process that has hardly any memory. */
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class HostileExportTests {

    private static final String HEAP = "-Xmx64m";
    private static final int MB = 1 << 20;
    private static final String ENTRIES = "entries.jsonl";
    private static final String MANIFEST = "manifest.json";

    @TempDir
    private Path directory;

    @Test
    void newlinesWithoutEndAreNotCollected() throws Exception {
        Path file = zip(Map.of(ENTRIES, of("\n", 250 * MB)));

        assertThat(Files.size(file)).isLessThan(MB);
        assertThat(verified(file)).contains("entry 0: line does not hold", "more was not looked at");
        assertThat(ExportVerifier.verify(file, List.of()).breaks()).hasSize(1_000);
        assertThat(SecondVerifier.judge(List.of(file), List.of()))
                .singleElement()
                .asString()
                .contains("BROKEN: manifest.json: ", "(1000 in all)");
    }

    @Test
    void lineWithoutEndIsNotHeld() throws Exception {
        assertThat(verified(zip(Map.of(ENTRIES, of("a", 200 * MB))))).contains("entry 0: line does not hold");
    }

    @Test
    void manifestOfObjectsWithoutEndIsNotHeld() throws Exception {
        Path file = zip(Map.of(MANIFEST, new Content("{\"a\":[{}", ",{}", 10_000_000, "]}\n")));

        assertThat(Files.size(file)).isLessThan(MB);
        assertThat(verified(file)).contains("manifest.json: members does not hold");
    }

    @Test
    void manifestThatIsTooLargeIsNotRead() throws Exception {
        assertThat(verified(zip(Map.of(MANIFEST, of("a", 33 * MB)))))
                .contains("manifest.json: size does not hold", "expected at most 33554432");
    }

    @Test
    void payloadOfObjectsWithoutEndIsNotHeld() throws Exception {
        Content payload = new Content("{\"a\":[{}", ",{}", 5_000_000, "]}");
        String digest = payload.digest();

        // It is in canonical form: only the rest of the export is missing.
        assertThat(verified(zip(Map.of(
                        ENTRIES,
                        new Content(entry("note", digest), "", 0, "\n"),
                        "payloads/" + digest + ".json",
                        payload))))
                .contains("entry 0: proofs/0.tlog-proof does not hold")
                .doesNotContain("entry 0: payload");
    }

    @Test
    void nestingWithoutEndIsRefused() throws Exception {
        Content payload = new Content("{\"a\":", "[", 1_000_000, "");
        String digest = payload.digest();

        assertThat(verified(zip(Map.of(
                        ENTRIES,
                        new Content(entry("note", digest), "", 0, "\n"),
                        "payloads/" + digest + ".json",
                        payload))))
                .contains("entry 0: payload does not hold");
    }

    @Test
    void payloadMayBeNestedAsDeepAsWhatTheServerReads() throws Exception {
        Content payload = new Content("{\"a\":" + "[".repeat(900), "", 0, "]".repeat(900) + "}");
        String digest = payload.digest();

        assertThat(verified(zip(Map.of(
                        ENTRIES,
                        new Content(entry("note", digest), "", 0, "\n"),
                        "payloads/" + digest + ".json",
                        payload))))
                .contains("entry 0: proofs/0.tlog-proof does not hold")
                .doesNotContain("entry 0: payload");
    }

    @Test
    void artifactIsReadPieceByPiece() throws Exception {
        Content artifact = of("a", 200 * MB);
        String payload = CanonicalJson.write(new TreeMap<>(Map.of(
                "digest",
                artifact.digest(),
                "kind",
                "LOG",
                "mediaType",
                "text/plain",
                "name",
                "a.log",
                "size",
                200 * MB)));

        assertThat(verified(zip(Map.of(
                        ENTRIES,
                        new Content(entry("artifact.stored", Digest.of(payload).hex()), "", 0, "\n"),
                        "payloads/" + Digest.of(payload) + ".json",
                        new Content(payload, "", 0, ""),
                        "artifacts/" + artifact.digest(),
                        artifact))))
                .contains("entry 0: proofs/0.tlog-proof does not hold")
                .doesNotContain("entry 0: artifacts");
    }

    @Test
    void fileThatBecomesLargerThanASenderMaySendIsNotRead() throws Exception {
        Path file = zip(Map.of("artifacts/one", of("a", MB), "artifacts/other", of("b", MB)));

        ExportReport report = ExportVerifier.verify(file, List.of(), MB);

        assertThat(report.complete()).isFalse();
        assertThat(report.breaks())
                .singleElement()
                .hasToString("file: size: expected at most " + MB + ", found " + 2 * MB);
    }

    /** A text with another in its middle again and again. */
    private record Content(String before, String again, int times, String after) {

        void writeTo(OutputStream out) throws IOException {
            out.write(before.getBytes(UTF_8));
            byte[] many = again.repeat(1_000).getBytes(UTF_8);
            for (int done = 0; done < times; done += 1_000) {
                out.write(many, 0, Math.min(1_000, times - done) * again.length());
            }
            out.write(after.getBytes(UTF_8));
        }

        String digest() throws IOException {
            var sha = Digest.sha256();
            writeTo(new java.security.DigestOutputStream(OutputStream.nullOutputStream(), sha));
            return java.util.HexFormat.of().formatHex(sha.digest());
        }
    }

    private static Content of(String text, int times) {
        return new Content("", text, times, "");
    }

    private static String entry(String type, String payload) {
        return CanonicalJson.write(new TreeMap<>(Map.of(
                "actor",
                "user:alice",
                "at",
                "2026-03-01T09:30:00.000000Z",
                "hash",
                "0".repeat(64),
                "index",
                0,
                "payloadDigest",
                payload,
                "previousHash",
                "0".repeat(64),
                "type",
                type,
                "workflowId",
                "")));
    }

    private Path zip(Map<String, Content> files) throws IOException {
        Path file = directory.resolve("hostile.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            for (var each : files.entrySet()) {
                zip.putNextEntry(new ZipEntry(each.getKey()));
                each.getValue().writeTo(zip);
            }
        }
        return file;
    }

    /** Verifies in a process of its own, which has to end by saying that the file does not hold. */
    private static String verified(Path file) throws Exception {
        Process process = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        HEAP,
                        "-cp",
                        System.getProperty("java.class.path"),
                        MissionCtl.class.getName(),
                        "verify",
                        file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        assertThat(process.waitFor()).as(said).isEqualTo(1);
        return said;
    }
}
