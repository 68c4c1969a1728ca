package dev.missioncontrol.shell.encryption;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.missioncontrol.shell.Home;
import dev.missioncontrol.shell.StartupRefusal;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtRestTests {

    private static final byte[] CLEAR = "a private key".getBytes(StandardCharsets.UTF_8);

    @TempDir
    private Path directory;

    @Test
    void opensWhatItSealedAlsoAfterARestart() {
        byte[] sealed = atRest("").seal(CLEAR, "test");

        assertThat(atRest("").open(sealed, "test")).isEqualTo(CLEAR);
        assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain("private");
    }

    @Test
    void sealsTheSameBytesDifferentlyEachTime() {
        AtRest atRest = atRest("");
        assertThat(atRest.seal(CLEAR, "test")).isNotEqualTo(atRest.seal(CLEAR, "test"));
    }

    @Test
    void noticesEveryChangedByteAndAnotherPurpose() {
        AtRest atRest = atRest("");
        byte[] sealed = atRest.seal(CLEAR, "test");
        for (int i = 0; i < sealed.length; i++) {
            byte[] changed = sealed.clone();
            changed[i] ^= 1;
            assertThatIllegalStateException().isThrownBy(() -> atRest.open(changed, "test"));
        }
        assertThatIllegalStateException().isThrownBy(() -> atRest.open(sealed, "other"));
        assertThatIllegalStateException().isThrownBy(() -> atRest.open(new byte[3], "test"));
    }

    @Test
    void keepsItsKeyFromEverybodyElse() throws IOException {
        atRest("");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("encryption.key"))))
                .isEqualTo("rw-------");
    }

    @Test
    void prefersTheKeyOfTheSettings() {
        byte[] sealed = atRest("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=").seal(CLEAR, "test");

        assertThat(directory).isEmptyDirectory();
        assertThatIllegalStateException()
                .isThrownBy(() -> atRest("").open(sealed, "test"))
                .withMessageContaining("missioncontrol.encryption.key");
    }

    @Test
    void refusesToStartWithAKeyThatIsNone() {
        assertThatExceptionOfType(StartupRefusal.class).isThrownBy(() -> atRest("secret"));
        assertThatExceptionOfType(StartupRefusal.class).isThrownBy(() -> atRest("AAEC"));
    }

    private AtRest atRest(String configured) {
        return new AtRest(new EncryptionKey(new Home(directory), configured));
    }
}
