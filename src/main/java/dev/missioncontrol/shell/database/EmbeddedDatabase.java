package dev.missioncontrol.shell.database;

import dev.missioncontrol.shell.StartupRefusal;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own, with its data under the server's home. It listens on the loopback interface at a free port,
 * asks everyone for a password, and is as durable as any PostgreSQL: what was committed survives a killed server and a
 * power cut.
 */
final class EmbeddedDatabase implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String MAJOR_VERSION = "18";

    private final InstanceLock lock;
    private final EmbeddedPostgres postgres;
    private final DatabaseAccess owner;
    private final DatabaseAccess application;

    private EmbeddedDatabase(
            InstanceLock lock, EmbeddedPostgres postgres, DatabaseAccess owner, DatabaseAccess application) {
        this.lock = lock;
        this.postgres = postgres;
        this.owner = owner;
        this.application = application;
    }

    /**
     * Starts PostgreSQL on the data under {@code home}, which is initialised if there is none yet.
     *
     * @throws StartupRefusal when another server uses this home, or the data there is not for this version
     */
    static EmbeddedDatabase start(Path home) throws IOException, SQLException {
        InstanceLock lock = InstanceLock.take(home);
        try {
            return start(home, lock);
        } catch (IOException | SQLException | RuntimeException e) {
            lock.close();
            throw e;
        }
    }

    private static EmbeddedDatabase start(Path home, InstanceLock lock) throws IOException, SQLException {
        Path data = home.resolve("postgres");
        Path binaries = home.resolve("pg-runtime");
        OrphanedServer.stop(data, binaries);
        InitialisedMarker marker = new InitialisedMarker(data);
        marker.setUnfinishedAside(Instant.now());
        refuseOtherVersion(data);
        SuperuserPassword password = SuperuserPassword.in(home, marker.present());

        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries.toFile())
                // The library's own hook would stop the database while the application still shuts down.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(Duration.ofSeconds(60))
                // The library starts PostgreSQL with -F, which gives durability up; these take it back.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setServerConfig("unix_socket_directories", "")
                .setServerConfig("max_connections", "100")
                .setServerConfig("password_encryption", "scram-sha-256")
                .setServerConfig("logging_collector", "on")
                .setServerConfig("log_filename", "postgresql-%a.log")
                .setServerConfig("log_truncate_on_rotation", "on")
                .setConnectConfig("password", password.value())
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection()) {
            if (!marker.present()) {
                secure(connection, data, password);
                marker.write();
            }
            String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DatabaseRoles.DATABASE;
            DatabaseAccess owner = access(connection, url, DatabaseRoles.OWNER);
            DatabaseAccess application = access(connection, url, DatabaseRoles.APPLICATION);
            LOG.info("Embedded PostgreSQL {} serves {} on port {}", MAJOR_VERSION, data, postgres.getPort());
            return new EmbeddedDatabase(lock, postgres, owner, application);
        } catch (IOException | SQLException | RuntimeException e) {
            postgres.close();
            throw e;
        }
    }

    /** A fresh cluster trusts everyone on this host: from here on it asks for passwords. */
    private static void secure(Connection connection, Path data, SuperuserPassword password)
            throws IOException, SQLException {
        DatabaseRoles.create(connection);
        DatabaseRoles.setPassword(connection, DatabaseRoles.SUPERUSER, password.value());
        Files.writeString(data.resolve("pg_hba.conf"), """
                # TYPE  DATABASE  USER  ADDRESS       METHOD
                host    all       all   127.0.0.1/32  scram-sha-256
                """);
        try (Statement statement = connection.createStatement()) {
            statement.execute("SELECT pg_reload_conf()");
        }
    }

    /** The roles' passwords live as long as the process, and are written nowhere. */
    private static DatabaseAccess access(Connection connection, String url, String role) throws SQLException {
        String password = DatabaseAccess.newPassword();
        DatabaseRoles.setPassword(connection, role, password);
        return new DatabaseAccess(url, role, password);
    }

    private static void refuseOtherVersion(Path data) throws IOException {
        Path file = data.resolve("PG_VERSION");
        if (Files.exists(file) && !Files.readString(file).strip().equals(MAJOR_VERSION)) {
            throw new StartupRefusal(
                    "The data in " + data + " was written by PostgreSQL "
                            + Files.readString(file).strip() + "; this is " + MAJOR_VERSION + ".",
                    "Dump it with the release of Mission Control that wrote it, or point missioncontrol.home elsewhere.",
                    null);
        }
    }

    /** Returns how migrations reach the database: as the owner of its tables. */
    DatabaseAccess owner() {
        return owner;
    }

    /** Returns how the application reaches the database: as the role that may only read and write rows. */
    DatabaseAccess application() {
        return application;
    }

    /** Stops PostgreSQL after its open transactions were rolled back, then lets others have the home. */
    @Override
    public void close() throws IOException {
        try {
            postgres.close();
        } finally {
            lock.close();
        }
    }
}
