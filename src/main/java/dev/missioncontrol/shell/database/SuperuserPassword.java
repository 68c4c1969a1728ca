package dev.missioncontrol.shell.database;

import dev.missioncontrol.shell.Home;
import dev.missioncontrol.shell.StartupRefusal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The password of the embedded database's superuser, in a file that only the server's account can read.
 *
 * @param value the password
 */
record SuperuserPassword(String value) {

    /**
     * Reads the password, or makes one.
     *
     * @param initialised whether the database exists already and so has a password
     * @throws StartupRefusal when the database has a password but the file is gone
     */
    static SuperuserPassword in(Path home, boolean initialised) throws IOException {
        Path file = home.resolve("pg.password");
        if (initialised) {
            if (!Files.isRegularFile(file)) {
                throw new StartupRefusal(
                        "The password of the embedded database is missing: " + file + ".",
                        "Restore that file from a backup of the data directory.",
                        null);
            }
            return new SuperuserPassword(Files.readString(file).strip());
        }
        SuperuserPassword password = new SuperuserPassword(DatabaseAccess.newPassword());
        Files.deleteIfExists(file);
        Files.createFile(file);
        Home.onlyForOwner(file, false);
        Files.writeString(file, password.value(), StandardOpenOption.WRITE);
        return password;
    }

    @Override
    public String toString() {
        return "SuperuserPassword";
    }
}
