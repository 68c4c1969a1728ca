package dev.missioncontrol.ledger.ui;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.github.mvysny.kaributesting.v10.Routes;
import com.github.mvysny.kaributesting.v10.spring.MockSpringServlet;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.virtuallist.VirtualList;
import com.vaadin.flow.data.provider.Query;
import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.PageText;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class ExportCheckViewTests {

    private record Type(String code) implements EntryType {}

    @Autowired
    private ApplicationContext context;

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerExport export;

    @Autowired
    private SigningKeys keys;

    @Autowired
    private TransactionTemplate transactions;

    @TempDir
    private Path directory;

    private final WorkflowId chain = WorkflowId.next();
    private Path file;

    @BeforeEach
    void anExport() throws IOException {
        MockVaadin.setup(UI::new, new MockSpringServlet(new Routes(), context, UI::new));
        transactions.executeWithoutResult(status -> {
            ledger.append(chain, new Type("workflow.created"), Actor.user("alice"), "Created", Map.of());
            ledger.append(chain, new Type("gate.judged"), Actor.SYSTEM, "Judged", Map.of());
        });
        file = directory.resolve("export.zip");
        var bytes = new ByteArrayOutputStream();
        export.write(chain, bytes);
        Files.write(file, bytes.toByteArray());
    }

    @AfterEach
    void closePage() {
        MockVaadin.tearDown();
    }

    @Test
    void saysThatAnUntouchedExportHoldsEntryByEntry() throws IOException {
        ExportCheck check = checked(file);

        assertThat(PageText.of(check))
                .contains(
                        "All 2 entries of run " + chain + " hold",
                        "signed by a key of this log",
                        "There were no more at ");
        assertThat(_find(check, VirtualList.class).getFirst().getDataProvider().size(new Query<>()))
                .isEqualTo(2);
    }

    @Test
    void namesTheFirstThingThatDoesNotHold() throws IOException {
        ExportCheck check = checked(changed());

        assertThat(PageText.of(check)).contains("Does not hold", "export.zip: ", "entry 1,");
    }

    @Test
    void saysThatAFileIsNoExport() throws IOException {
        Path none = directory.resolve("none.zip");
        Files.writeString(none, "no zip at all");

        assertThat(PageText.of(checked(none))).contains("Does not hold", "One thing does not hold: file, zip.");
    }

    private ExportCheck checked(Path export) throws IOException {
        ExportCheck check = new ExportCheck(keys);
        check.show(
                "export.zip",
                ExportVerifier.verify(
                        export, keys.all().stream().map(SigningKey::key).toList()));
        return check;
    }

    private Path changed() throws IOException {
        Path changed = directory.resolve("changed.zip");
        try (ZipFile from = new ZipFile(file.toFile());
                ZipOutputStream to = new ZipOutputStream(Files.newOutputStream(changed))) {
            for (var entry : from.stream().toList()) {
                byte[] content = from.getInputStream(entry).readAllBytes();
                String text = new String(content, StandardCharsets.UTF_8);
                to.putNextEntry(new java.util.zip.ZipEntry(entry.getName()));
                to.write(
                        entry.getName().equals("entries.jsonl")
                                ? text.replace("gate.judged", "gate.fudged").getBytes(StandardCharsets.UTF_8)
                                : content);
            }
        }
        return changed;
    }
}
