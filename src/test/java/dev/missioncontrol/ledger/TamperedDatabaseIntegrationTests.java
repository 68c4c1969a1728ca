package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestDatabase;
import dev.missioncontrol.ledger.DatabaseMutations.Mutation;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.encryption.AtRest;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;

/**
 * Copies a database again and again, and changes each copy in another way, as its superuser and with every trigger off:
 * the verifiers of the database have to find each change and name its place, and what is exported from such a copy has to
 * be found by whoever verifies the export.
 */
@IntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TamperedDatabaseIntegrationTests {

    private static final String SOURCE = "ledger_source";
    private static final String COPY = "ledger_copy";
    private static final int ENTRIES = 10;

    @Autowired
    private AtRest atRest;

    private final TestDatabase database = TestDatabase.get();
    private final LedgerStory story = new LedgerStory();
    private LedgerOn copy;

    @BeforeAll
    void aLedgerWithEverythingInIt() throws SQLException {
        database.create(SOURCE);
        try (LedgerOn source = new LedgerOn(database.application(SOURCE), atRest)) {
            story.tell(source);
        }
        copy = new LedgerOn(database.application(COPY), atRest);
    }

    @AfterAll
    void nothingIsLeft() throws SQLException {
        copy.close();
        database.drop(COPY);
        database.drop(SOURCE);
    }

    @Test
    void untouchedCopyHoldsAndSoDoesItsExport(@TempDir Path directory) throws Exception {
        copyAfter(connection -> {});

        assertThat(findings(null)).isEmpty();
        assertThat(findings(story.kept())).isEmpty();
        Path file = Files.write(directory.resolve("export.zip"), export());
        assertThat(ExportVerifier.verify(file, story.keys()).breaks()).isEmpty();
        assertThat(SecondVerifier.judge(List.of(file), story.keys()))
                .containsExactly(file + ": OK: " + ENTRIES + " entries");
    }

    @Test
    void everyChangeIsFoundAndItsPlaceNamed(@TempDir Path directory) throws Exception {
        List<Mutation> mutations = new DatabaseMutations(story).all(this::connectToSource);
        assertThat(mutations).hasSizeGreaterThan(100);
        List<String> undetected = new ArrayList<>();
        Map<Path, Mutation> exports = new LinkedHashMap<>();
        for (Mutation mutation : mutations) {
            copyAfter(mutation.change());
            List<String> found = findings(null);
            if (found.stream().noneMatch(each -> each.startsWith(mutation.place()))) {
                undetected.add(mutation.name() + ": " + mutation.place() + " is not in " + found);
            }
            byte[] export = exportOrRefusal();
            if (export != null) {
                exports.put(Files.write(directory.resolve(exports.size() + ".zip"), export), mutation);
            }
        }
        assertThat(undetected).isEmpty();
        judge(exports);
    }

    /** Both verifiers of exports agree on each, and find what is changed in something that an export has. */
    private void judge(Map<Path, Mutation> exports) throws Exception {
        List<String> said = SecondVerifier.judge(List.copyOf(exports.keySet()), story.keys());
        assertThat(said).hasSameSizeAs(exports.keySet());
        List<String> wrong = new ArrayList<>();
        int index = 0;
        int broken = 0;
        for (var export : exports.entrySet()) {
            boolean ours = ExportVerifier.verify(export.getKey(), story.keys()).holds();
            boolean second = said.get(index++).contains(": OK: ");
            if (ours != second || (ours && export.getValue().exported())) {
                wrong.add(export.getValue().name() + ": " + ours + " and " + second);
            }
            broken += ours ? 0 : 1;
        }
        assertThat(wrong).isEmpty();
        assertThat(broken).isGreaterThan(40);
    }

    @Test
    void pastThatWasRewrittenWithTheLogAndItsKeyIsFoundByACheckpointThatWasKept() throws Exception {
        List<Mutation> rewritings = new DatabaseMutations(story).rewritings();
        assertThat(rewritings).hasSizeGreaterThan(4);
        for (Mutation rewriting : rewritings) {
            copyAfter(rewriting.change());
            // Whoever has the database and the key to it can have the server itself sign anew.
            copy.checkpoint();

            assertThat(findings(null)).as(rewriting.name() + ", by itself").isEmpty();
            assertThat(findings(story.kept()))
                    .as(rewriting.name())
                    .anySatisfy(found -> assertThat(found).startsWith("log: checkpoint of size "));
        }
    }

    private Connection connectToSource() throws SQLException {
        return database.connectAsSuperuser(SOURCE);
    }

    private void copyAfter(DatabaseMutations.Change change) throws SQLException {
        database.drop(COPY);
        database.copy(SOURCE, COPY);
        try (Connection connection = database.connectAsSuperuser(COPY);
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            change.in(connection);
        }
    }

    /** Returns everything that the verifiers find, each with its place in front. */
    private List<String> findings(@Nullable String kept) {
        List<String> all = new ArrayList<>();
        copy.get(LedgerVerifier.class).verifyAll(report -> all.addAll(said(report)), VerificationProgress.IGNORED);
        copy.get(LogVerifier.class)
                .verify(kept)
                .findings()
                .forEach(found -> all.add("log: " + found.place() + ": " + found.field()));
        return all;
    }

    private static List<String> said(VerificationReport report) {
        List<String> all = new ArrayList<>();
        String chain = report.chain() + ": ";
        report.head().forEach(found -> all.add(chain + found.field()));
        report.entries()
                .forEach(entry -> entry.findings()
                        .forEach(found -> all.add(chain + "entry " + entry.index() + ": " + found.field())));
        report.artifacts()
                .forEach(artifact -> artifact.findings()
                        .forEach(found -> all.add(chain + "artifact " + artifact.name() + ": " + found.field())));
        return all;
    }

    private byte @Nullable [] exportOrRefusal() {
        try {
            return export();
        } catch (Refusal | IllegalArgumentException | IllegalStateException | DataAccessException e) {
            // It says why there is none.
            assertThat(e.getMessage()).isNotBlank();
            return null;
        }
    }

    private byte[] export() {
        var out = new ByteArrayOutputStream();
        copy.get(LedgerExport.class).write(story.chain(), out);
        return out.toByteArray();
    }
}
