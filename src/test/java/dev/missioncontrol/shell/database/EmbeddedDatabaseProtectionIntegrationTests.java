package dev.missioncontrol.shell.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.shell.StartupRefusal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds for the embedded database while it serves. */
class EmbeddedDatabaseProtectionIntegrationTests {

    @TempDir
    private static Path home;

    private static EmbeddedDatabase database;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.start(home);
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    @Test
    void refusesASecondServerOnTheSameHomeAndLeavesTheFirstAlone() throws Exception {
        assertThatThrownBy(() -> EmbeddedDatabase.start(home))
                .isInstanceOf(StartupRefusal.class)
                .hasMessageContaining(home.toString());

        assertThat(query(database.application(), "SELECT 'alive'")).isEqualTo("alive");
    }

    @Test
    void isDurableAndKeepsItsFilesToItself() throws Exception {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes", "data_checksums")) {
            assertThat(query(database.application(), "SHOW " + setting))
                    .as(setting)
                    .isEqualTo("on");
        }
        assertThat(query(database.application(), "SHOW listen_addresses")).isEqualTo("127.0.0.1");
        assertThat(query(database.application(), "SHOW server_version")).startsWith("18.");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(home.resolve("pg.password"))))
                .isEqualTo("rw-------");
    }

    @Test
    void letsNobodyInWithoutThePassword() throws Exception {
        for (String role : List.of("postgres", DatabaseRoles.OWNER, DatabaseRoles.APPLICATION)) {
            for (String password : List.of("", "postgres", "wrong")) {
                assertThatThrownBy(() -> DriverManager.getConnection(
                                database.application().url(), role, password))
                        .as("%s with '%s'", role, password)
                        // Refused by the server, or by the driver which has nothing to answer its question with.
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isIn("28P01", "08004"));
            }
        }
    }

    @Test
    void makesNeitherRoleASuperuser() throws Exception {
        assertThat(query(
                        database.application(),
                        "SELECT count(*) FROM pg_roles WHERE rolname LIKE 'missioncontrol%'"
                                + " AND (rolsuper OR rolcreaterole OR rolcreatedb OR rolbypassrls)"))
                .isEqualTo("0");
    }

    private static String query(DatabaseAccess access, String query) throws SQLException {
        try (Connection connection = DriverManager.getConnection(access.url(), access.role(), access.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            assertThat(rows.next()).isTrue();
            return rows.getString(1);
        }
    }
}
