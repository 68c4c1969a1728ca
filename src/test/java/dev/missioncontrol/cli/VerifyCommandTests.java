package dev.missioncontrol.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.cli.terminal.TestTerminal;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.TlogProof;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VerifyCommandTests {

    private static final String RUN = "5f0c1a52-6f5e-4c62-9d5f-0d9d4b1f2a3b";

    @TempDir
    private Path directory;

    private final TestTerminal terminal = new TestTerminal();
    private Path file = Path.of("");
    private String key = "";

    @BeforeEach
    void anExportOfOneEntry() throws Exception {
        String payload = CanonicalJson.write(Map.of("summary", "Created"));
        Map<String, Object> entry = new LinkedHashMap<>(Map.of(
                "workflowId",
                RUN,
                "index",
                0,
                "type",
                "workflow.created",
                "actor",
                "user:alice",
                "at",
                "2026-03-01T09:30:00.000000Z",
                "payloadDigest",
                Digest.of(payload),
                "previousHash",
                "0".repeat(64)));
        String hash = CanonicalJson.digest(entry).hex();
        entry.put("hash", hash);
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        NoteSigner signer = new NoteSigner(VerifierKey.of("log.example/one", pair.getPublic()), pair.getPrivate());
        SignedNote note = SignedNote.of(
                new Checkpoint(
                                "log.example/one",
                                1,
                                TreeHash.leaf(HexFormat.of().parseHex(hash)))
                        .text(),
                List.of(signer));
        key = signer.key().toString();
        file = directory.resolve("ledger.zip");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
            add(
                    zip,
                    "manifest.json",
                    CanonicalJson.write(Map.of(
                                    "format",
                                    "mission-control-ledger/2",
                                    "workflowId",
                                    RUN,
                                    "exportedAt",
                                    "2026-03-01T09:31:00.000000Z",
                                    "entries",
                                    1,
                                    "headHash",
                                    hash,
                                    "artifacts",
                                    List.of(),
                                    "tombstoned",
                                    List.of()))
                            + "\n");
            add(zip, "entries.jsonl", CanonicalJson.write(entry) + "\n");
            add(zip, "payloads/" + Digest.of(payload) + ".json", payload);
            add(zip, "keys", key + "\n");
            add(zip, "checkpoint", note.toString());
            add(zip, "proofs/0.tlog-proof", new TlogProof(0, List.of(), note).toString());
        }
    }

    @Test
    void saysThatAnExportHoldsAndWhoSignedIt() {
        assertThat(run("verify", file.toString(), "--public-key", key)).isZero();
        assertThat(terminal.out())
                .contains("run " + RUN + " holds: 1 entries", key, "Entries may be missing at the end")
                .doesNotContain("came with the file");
    }

    @Test
    void warnsThatAKeyInTheFileProvesNoOrigin() {
        assertThat(run("verify", file.toString())).isZero();
        assertThat(terminal.out()).contains("That key came with the file");
    }

    @Test
    void namesThePlaceOfAChange() throws Exception {
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, java.util.Arrays.copyOf(bytes, bytes.length - 10));

        assertThat(run("verify", file.toString(), "--json")).isEqualTo(1);
        assertThat(terminal.out()).contains("\"holds\" : false", "a whole zip file");
    }

    @Test
    void refusesAFileThatIsNotThereAndAKeyThatIsNone() {
        assertThat(run("verify", directory.resolve("none.zip").toString())).isEqualTo(2);
        assertThat(run("verify", file.toString(), "--public-key", "abc")).isEqualTo(2);
        assertThat(terminal.err()).contains("There is no file", "name+id+key");
    }

    private int run(String... arguments) {
        return MissionCtl.run(terminal.terminal(), arguments);
    }

    private static void add(ZipOutputStream zip, String name, String content) throws java.io.IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(content.getBytes(UTF_8));
    }
}
