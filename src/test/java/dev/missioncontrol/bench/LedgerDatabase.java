package dev.missioncontrol.bench;

import com.zaxxer.hikari.HikariDataSource;
import dev.missioncontrol.ledger.LedgerOn;
import dev.missioncontrol.shell.encryption.TestAtRest;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.eclipse.jgit.util.FileUtils;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The ledger's own parts, in this process, on the PostgreSQL that the application embeds, as durable as there. */
final class LedgerDatabase implements AutoCloseable {

    private final Path folder;
    private final EmbeddedPostgres postgres;
    private final HikariDataSource pool = new HikariDataSource();
    private final LedgerOn ledger;

    LedgerDatabase() throws IOException {
        folder = Files.createTempDirectory("benchmark-");
        postgres = EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                // The library turns durability off; these are the settings of the application.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        Flyway.configure()
                .dataSource(url, "postgres", "")
                .placeholders(Map.of("applicationRole", "postgres"))
                .outOfOrder(true)
                .load()
                .migrate();
        pool.setJdbcUrl(url);
        pool.setUsername("postgres");
        pool.setMaximumPoolSize(4);
        ledger = new LedgerOn(pool, TestAtRest.in(folder.resolve("home")));
    }

    <T> T get(Class<T> part) {
        return ledger.get(part);
    }

    JdbcClient jdbc() {
        return ledger.get(JdbcClient.class);
    }

    /** Has every entry take its place in the log. */
    void checkpoint() {
        ledger.checkpoint();
    }

    @Override
    public void close() throws IOException {
        ledger.close();
        pool.close();
        postgres.close();
        FileUtils.delete(folder.toFile(), FileUtils.RECURSIVE | FileUtils.RETRY);
    }
}
