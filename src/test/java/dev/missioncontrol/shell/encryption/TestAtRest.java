package dev.missioncontrol.shell.encryption;

import dev.missioncontrol.shell.Home;
import java.nio.file.Path;

/** Encryption for tests of other packages that start no application. */
public final class TestAtRest {

    private TestAtRest() {}

    /** Returns one whose key lies in the directory, as that of a server does. */
    public static AtRest in(Path directory) {
        return new AtRest(new EncryptionKey(new Home(directory), ""));
    }
}
