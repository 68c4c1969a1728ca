package dev.missioncontrol.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTests {

    @TempDir
    private Path directory;

    @Test
    void isMadeForItsOwnerAlone() throws IOException {
        Home home = new Home(directory.resolve("new/data"));

        assertThat(permissions(home.path())).isEqualTo("rwx------");
    }

    @Test
    void isClosedToOthersWhenItWasOpenToThem() throws IOException {
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwxr-xr-x"));

        Home home = new Home(directory);

        assertThat(permissions(home.path())).isEqualTo("rwx------");
    }

    @Test
    void refusesAFileInItsPlaceAndSaysWhatToSet() throws IOException {
        Path file = Files.createFile(directory.resolve("file"));

        assertThatThrownBy(() -> new Home(file))
                .isInstanceOfSatisfying(
                        StartupRefusal.class,
                        refusal -> assertThat(refusal.remedy()).contains("MISSIONCONTROL_HOME"))
                .hasMessageContaining(file.toString());
    }

    private static String permissions(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
