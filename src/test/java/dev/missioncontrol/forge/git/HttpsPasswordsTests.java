package dev.missioncontrol.forge.git;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;

class HttpsPasswordsTests {

    @TempDir
    private Path directory;

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);

    @Test
    void knowsThePasswordOfEachHostAlsoAfterItsFileWasReplacedOrRemoved() throws IOException {
        Path file = Files.writeString(directory.resolve("password"), "sample-token-1\nnot this\n");
        HttpsPasswords passwords = passwords(file);

        assertThat(passwords.byName()).containsOnlyKeys("GIT_GIT_EXAMPLE_8443").containsValue("sample-token-1");

        Files.writeString(file, "sample-token-2\n");
        assertThat(passwords.byName()).containsValue("sample-token-1");
        now.set(Instant.EPOCH.plusSeconds(31));
        assertThat(passwords.byName()).containsValue("sample-token-2");

        Files.delete(file);
        now.set(Instant.EPOCH.plusSeconds(62));
        assertThat(passwords.byName()).containsValue("sample-token-2");
    }

    private HttpsPasswords passwords(Path file) {
        Clock clock = new Clock() {
            @Override
            public ZoneOffset getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(java.time.ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now.get();
            }
        };
        return new HttpsPasswords(
                new ForgeSettings(
                        List.of(),
                        List.of(),
                        Duration.ofSeconds(1),
                        Duration.ofSeconds(1),
                        DataSize.ofMegabytes(1),
                        1,
                        new ForgeSettings.Ssh(null, null),
                        new ForgeSettings.Https(
                                List.of(new ForgeSettings.Credentials("git.example:8443", "sample", file)))),
                clock);
    }
}
