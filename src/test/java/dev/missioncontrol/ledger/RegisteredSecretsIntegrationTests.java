package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDump;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.transaction.support.TransactionTemplate;

/** I5: the value of a registered secret gets into neither ledger, artifact, log nor export, whatever form it comes in. */
@IntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class RegisteredSecretsIntegrationTests {

    private static final Logger LOG = LoggerFactory.getLogger(RegisteredSecretsIntegrationTests.class);
    private static final String BEAN = "registeredSecrets";

    @Autowired
    private Ledger ledger;

    @Autowired
    private Artifacts artifacts;

    @Autowired
    private LedgerExport export;

    @Autowired
    private LedgerVerifier verifier;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private DefaultListableBeanFactory beans;

    private final WorkflowId chain = WorkflowId.next();
    private final String secret = "q/" + UUID.randomUUID() + "\"+~?";
    private LedgerFixture fixture;

    @BeforeEach
    void aRegisteredSecret() {
        fixture = new LedgerFixture(ledger, transactions);
        // Another test's application that failed to start has given the process new appenders.
        LogRedaction.redactAppenders();
        beans.registerSingleton(BEAN, (SecretValues) () -> Map.of("DEPLOY_KEY", secret));
    }

    @AfterEach
    void forgetIt() {
        if (beans.containsSingleton(BEAN)) {
            beans.destroySingleton(BEAN);
        }
        if (beans.containsSingleton("broken")) {
            beans.destroySingleton("broken");
        }
    }

    @Test
    void aRegisteredSecretIsNowhereToBeFound(CapturedOutput log) throws Exception {
        for (Map.Entry<String, String> form : forms().entrySet()) {
            String text = "before " + form.getValue() + " after";
            fixture.append(
                    chain,
                    "workflow.note",
                    "With " + text,
                    Map.of("deep", List.of(Map.of("text", text)), form.getValue(), "as a name"));
            for (String type : List.of("text/plain", "application/jsonl", "application/octet-stream")) {
                fixture.inTransaction(() -> artifacts.store(
                        chain,
                        ArtifactKind.LOG,
                        form.getKey() + " " + form.getValue() + ".log",
                        type,
                        (type + text).getBytes(UTF_8),
                        ALICE));
            }
            fixture.inTransaction(() -> artifacts.store(
                    chain,
                    ArtifactKind.LOG,
                    form.getKey() + ".bin",
                    "application/zip",
                    binary(form.getValue()),
                    ALICE));
            LOG.warn("Told {}", text, new IllegalStateException("failed with " + text));
        }

        assertThat(verifier.verify(chain).holds()).isTrue();
        Map<String, String> exported = export();
        assertThat(exported.keySet().stream().filter(name -> name.startsWith("artifacts/")))
                .hasSizeGreaterThan(5);
        assertThat(String.join("\n", exported.values())).contains("${{ secrets.DEPLOY_KEY }}");
        assertThat(log.getAll())
                .contains("Told before ${{ secrets.DEPLOY_KEY }} after", "IllegalStateException: failed");
        TestDump dump = TestDump.take();
        assertThat(dump.rowsWith("${{ secrets.DEPLOY_KEY }}")).hasSizeGreaterThan(5);
        forms().forEach((name, form) -> {
            // Of longer Base64 what holds nothing but the secret.
            String sought = name.contains("middle") ? form.substring(4, form.length() - 4) : form;
            assertThat(dump.rowsWith(sought)).as("the dump, " + name).isEmpty();
            assertThat(log.getAll()).as("the log, " + name).doesNotContain(sought);
            exported.forEach((file, content) ->
                    assertThat(content).as(file + ", " + name).doesNotContain(sought));
        });
    }

    @Test
    void whatCannotBeSearchedIsDroppedAndItsDigestKept(CapturedOutput log) throws Exception {
        beans.registerSingleton("broken", (SecretValues) () -> {
            throw new IllegalStateException("the store of secrets is gone, last it said " + secret);
        });
        Map<String, Object> payload = Map.of("text", "with " + secret, "summary", "Told " + secret);

        fixture.append(chain, "workflow.note", "Told " + secret, Map.of("text", "with " + secret));
        LOG.warn("Told {}", secret);

        beans.destroySingleton("broken");
        Map<String, String> exported = export();
        assertThat(String.join("\n", exported.values()))
                .contains("\"withheldDigest\":\"" + CanonicalJson.digest(payload) + "\"")
                .doesNotContain(secret, CanonicalJson.write(secret));
        assertThat(log.getAll())
                .contains("Withheld: this could not be searched")
                .doesNotContain(secret);
        assertThat(TestDump.take().rowsWith(secret)).isEmpty();
    }

    /** No text: a byte that UTF-8 has nothing for stands before it. */
    private static byte[] binary(String value) {
        byte[] bytes = ("." + value + ".").getBytes(UTF_8);
        bytes[0] = (byte) 0xff;
        return bytes;
    }

    private Map<String, String> forms() {
        byte[] bytes = secret.getBytes(UTF_8);
        String json = CanonicalJson.write(secret);
        Map<String, String> forms = new LinkedHashMap<>();
        forms.put("plain", secret);
        forms.put("json", json.substring(1, json.length() - 1));
        forms.put("url", URLEncoder.encode(secret, UTF_8));
        forms.put("base64", Base64.getEncoder().encodeToString(bytes));
        forms.put("base64url", Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
        for (int shift = 1; shift < 3; shift++) {
            forms.put(
                    "base64 in the middle, " + shift,
                    Base64.getEncoder().encodeToString(("u".repeat(shift) + secret + "vv").getBytes(UTF_8)));
        }
        return forms;
    }

    private Map<String, String> export() throws IOException {
        var out = new ByteArrayOutputStream();
        export.write(chain, out);
        Map<String, String> files = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(out.toByteArray()), UTF_8)) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), new String(zip.readAllBytes(), UTF_8));
            }
        }
        return files;
    }
}
