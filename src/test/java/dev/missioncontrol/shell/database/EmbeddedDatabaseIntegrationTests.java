package dev.missioncontrol.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.shell.StartupRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedDatabaseIntegrationTests {

    @TempDir
    private Path home;

    @Test
    void keepsItsDataOverARestart() throws Exception {
        try (EmbeddedDatabase first = EmbeddedDatabase.start(home)) {
            execute(first.owner(), "CREATE TABLE word (word text)", "INSERT INTO word VALUES ('kept')");
        }

        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(query(second.owner(), "SELECT word FROM word")).isEqualTo("kept");
        }
    }

    @Test
    void keepsCommittedDataWhenTheServerIsKilled() throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledServer.class.getName(),
                        home.toString())
                .redirectErrorStream(true)
                .start();
        List<String> output = new ArrayList<>();
        try (var lines = server.inputReader(StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null && !line.equals("ready"); line = lines.readLine()) {
                output.add(line);
            }
            server.destroyForcibly().waitFor();
        }
        assertThat(Files.exists(home.resolve("postgres/postmaster.pid")))
                .as("PostgreSQL was left behind by: %s", output)
                .isTrue();

        try (EmbeddedDatabase second = EmbeddedDatabase.start(home)) {
            assertThat(query(second.owner(), "SELECT word FROM word")).isEqualTo("committed");
        }
    }

    @Test
    void startsAnewWhereTheFirstStartWasCutShort() throws Exception {
        Files.createDirectories(home.resolve("postgres/base"));
        Files.writeString(home.resolve("postgres/PG_VERSION"), "18\n");

        try (EmbeddedDatabase database = EmbeddedDatabase.start(home)) {
            assertThat(query(database.application(), "SELECT 'alive'")).isEqualTo("alive");
        }
        try (var files = Files.list(home)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .anyMatch(name -> name.startsWith("postgres.unfinished-"));
        }
    }

    @Test
    void refusesDataOfAnotherPostgresVersion() throws IOException {
        Files.createDirectories(home.resolve("postgres"));
        Files.writeString(home.resolve("postgres/PG_VERSION"), "17\n");
        Files.createFile(home.resolve("postgres/missioncontrol.initialised"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("17");
    }

    @Test
    void refusesADatabaseWhosePasswordFileIsGone() throws Exception {
        EmbeddedDatabase.start(home).close();
        Files.delete(home.resolve("pg.password"));

        assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining("pg.password");
    }

    @Test
    void leavesAProcessAloneThatOnlyHasTheNumberOfAnOldServer() throws Exception {
        EmbeddedDatabase.start(home).close();
        Process stranger = new ProcessBuilder("cat").start();
        Files.writeString(home.resolve("postgres/postmaster.pid"), stranger.pid() + "\n");

        OrphanedServer.stop(home.resolve("postgres"), home.resolve("pg-runtime"));

        assertThat(stranger.isAlive()).isTrue();
        stranger.destroyForcibly().waitFor();
    }

    private static void execute(DatabaseAccess access, String... statements) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.role(), access.password());
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static String query(DatabaseAccess access, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.role(), access.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }

    /** Commits a row, says so, and waits to be killed. */
    static final class KilledServer {

        private KilledServer() {}

        public static void main(String[] args) throws Exception {
            EmbeddedDatabase database = EmbeddedDatabase.start(Path.of(args[0]));
            execute(database.owner(), "CREATE TABLE word (word text)", "INSERT INTO word VALUES ('committed')");
            System.out.println("ready");
            System.in.read();
        }
    }
}
