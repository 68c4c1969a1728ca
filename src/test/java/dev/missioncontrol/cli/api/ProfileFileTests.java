package dev.missioncontrol.cli.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.TestTerminal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileFileTests {

    @TempDir
    private Path configuration;

    private ProfileFile file;

    @BeforeEach
    void inATemporaryPlace() {
        file = ProfileFile.of(new TestTerminal()
                .with("XDG_CONFIG_HOME", configuration.toString())
                .terminal());
    }

    @Test
    void keepsTheTokenForItsOwnerOnly() throws IOException {
        Profile profile = new Profile("http://127.0.0.1:8080", "alice", "mc_secret", "42");
        file.write(new Profile("http://127.0.0.1:8080", null, "mc_older", null));
        file.write(profile);

        assertThat(file.read()).contains(profile);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file.path())))
                .isEqualTo("rw-------");
        assertThat(PosixFilePermissions.toString(
                        Files.getPosixFilePermissions(file.path().getParent())))
                .isEqualTo("rwx------");
        try (var files = Files.list(file.path().getParent())) {
            assertThat(files).containsExactly(file.path());
        }
    }

    @Test
    void saysWhichFileIsBroken() throws IOException {
        Files.createDirectories(file.path().getParent());
        Files.writeString(file.path(), "{}");

        assertThatThrownBy(() -> file.read())
                .isInstanceOf(Failure.class)
                .hasMessageContaining(file.path().toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"localhost:8080", "ftp://host", "http://", "http://a:b@host", "http://host/?x", "not a url"})
    void refusesWhatIsNoAddress(String text) {
        assertThatThrownBy(() -> ServerAddress.parse(text))
                .isInstanceOfSatisfying(
                        Failure.class, failure -> assertThat(failure.exitCode()).isEqualTo(Failure.USAGE));
    }

    @Test
    void warnsOfWhatCanBeReadOnItsWay() {
        assertThat(ServerAddress.parse("http://example.org/").isExposed()).isTrue();
        assertThat(ServerAddress.parse("https://example.org").isExposed()).isFalse();
        assertThat(ServerAddress.DEFAULT.isExposed()).isFalse();
    }
}
