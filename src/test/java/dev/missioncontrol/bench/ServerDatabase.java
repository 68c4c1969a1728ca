package dev.missioncontrol.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A server's embedded database, seen from outside as its superuser: to read when things happened. */
final class ServerDatabase {

    private ServerDatabase() {}

    /** Opens a connection to the database of a running server; the caller closes it. */
    static Connection connect(Path home) throws IOException, SQLException {
        // The fourth line is the port: https://www.postgresql.org/docs/current/storage-file-layout.html
        String port = Files.readAllLines(home.resolve("postgres").resolve("postmaster.pid"))
                .get(3)
                .strip();
        String password = Files.readString(home.resolve("pg.password")).strip();
        return DriverManager.getConnection(
                "jdbc:postgresql://127.0.0.1:" + port + "/missioncontrol", "postgres", password);
    }
}
