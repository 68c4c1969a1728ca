package dev.missioncontrol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jobrunr.storage.StorageProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What the application's own role can and cannot do in the database. */
@IntegrationTest
class DatabaseRolesIntegrationTests {

    private static final String PERMISSION_DENIED = "42501";

    @Autowired
    private Flyway flyway;

    @Autowired
    private StorageProvider jobs;

    @BeforeEach
    void makeTables() throws SQLException {
        asOwner(
                "CREATE TABLE grant_probe (id bigint GENERATED ALWAYS AS IDENTITY, word text)",
                "CREATE TABLE grant_probe_ledger (id bigint GENERATED ALWAYS AS IDENTITY, word text)",
                "COMMENT ON TABLE grant_probe_ledger IS 'append-only: tells of what happened'",
                // Said by mistake in an earlier migration, for example.
                "GRANT ALL ON grant_probe_ledger TO test_app");
        flyway.migrate();
    }

    @AfterEach
    void dropTables() throws SQLException {
        asOwner("DROP TABLE grant_probe, grant_probe_ledger");
    }

    @Test
    void readsAndWritesRowsOfAnOrdinaryTable() throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsApplication();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO grant_probe (word) VALUES ('one')");
            assertThat(statement.executeUpdate("UPDATE grant_probe SET word = 'two'"))
                    .isEqualTo(1);
            assertThat(statement.executeUpdate("DELETE FROM grant_probe WHERE word = 'two'"))
                    .isEqualTo(1);
        }
    }

    @Test
    void onlyAddsRowsToAnAppendOnlyTable() throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsApplication();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO grant_probe_ledger (word) VALUES ('one')");
            for (String forbidden : List.of(
                    "UPDATE grant_probe_ledger SET word = 'two'",
                    "DELETE FROM grant_probe_ledger",
                    "TRUNCATE grant_probe_ledger",
                    "ALTER TABLE grant_probe_ledger DISABLE TRIGGER ALL",
                    "DROP TABLE grant_probe_ledger")) {
                assertThatThrownBy(() -> statement.execute(forbidden))
                        .as(forbidden)
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                refused -> assertThat(refused.getSQLState()).isEqualTo(PERMISSION_DENIED));
            }
            try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM grant_probe_ledger")) {
                rows.next();
                assertThat(rows.getInt(1)).isEqualTo(1);
            }
        }
    }

    @Test
    void makesNoTablesBesideThoseOfTheMigrations() throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsApplication();
                Statement statement = connection.createStatement()) {
            assertThatThrownBy(() -> statement.execute("CREATE TABLE own (id bigint)"))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo(PERMISSION_DENIED));
        }
    }

    @Test
    void jobTablesLieInTheirOwnSchemaAndBelongToTheApplication() throws SQLException {
        List<String> owners = new ArrayList<>();
        try (Connection connection = TestDatabase.get().connectAsApplication();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT tableowner FROM pg_tables WHERE schemaname = 'jobrunr' AND tablename = 'jobrunr_jobs'"
                                + " UNION ALL SELECT 'elsewhere' FROM pg_tables"
                                + " WHERE schemaname <> 'jobrunr' AND tablename LIKE 'jobrunr%'")) {
            while (rows.next()) {
                owners.add(rows.getString(1));
            }
        }
        assertThat(owners).containsExactly("test_app");
        assertThat(jobs.getJobStats().getTotal()).isNotNegative();
    }

    private static void asOwner(String... statements) throws SQLException {
        try (Connection connection = TestDatabase.get().connectAsOwner();
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }
}
