package dev.missioncontrol.forge.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.shared.Refusal;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RepositoryLocationTests {

    @ParameterizedTest
    @CsvSource({
        "/srv/git/../git/app, /srv/git/app",
        "file:///srv/git/app, /srv/git/app",
        "file://localhost/srv/my%20app, /srv/my app"
    })
    void readsPlacesOnThisMachine(String text, Path path) {
        assertThat(RepositoryLocation.parse(text))
                .isInstanceOfSatisfying(
                        RepositoryLocation.OnDisk.class,
                        disk -> assertThat(disk.path()).isEqualTo(path));
    }

    @ParameterizedTest
    @CsvSource({
        "https://Example.com/team/app.git/, https://example.com/team/app.git",
        "ssh://git@example.com:2222/app, ssh://git@example.com:2222/app",
        "git@example.com:team/app.git, ssh://git@example.com/team/app.git",
        "http://127.0.0.1:8080/app, http://127.0.0.1:8080/app"
    })
    void readsPlacesElsewhereInOneSpelling(String text, String url) {
        assertThat(RepositoryLocation.parse(text))
                .isInstanceOfSatisfying(
                        RepositoryLocation.Remote.class,
                        remote -> assertThat(remote.url()).hasToString(url));
    }

    @Test
    void knowsThatTheSuffixGitNamesTheSameRepository() {
        assertThat(identity("https://example.com/app.git")).isEqualTo(identity("https://EXAMPLE.com/app"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com:443/team/app, https://example.com/team/app",
        "https://example.com/team//app/, https://example.com/team/app",
        "https://example.com:443//team/app.git, https://example.com/team/app.git",
        "ssh://git@example.com:22/team/app, git@example.com:team/app"
    })
    void knowsOneRepositoryByItsSpellings(String spelling, String other) {
        assertThat(identity(spelling)).isEqualTo(identity(other));
        assertThat(identity("https://example.com:8443/team/app"))
                .isNotEqualTo(identity("https://example.com/team/app"));
    }

    @ParameterizedTest
    @CsvSource({
        "app, path, relative",
        "../app, path, relative",
        "~/app, path, relative",
        "'', path, No location",
        "ftp://example.com/app, url, ftp",
        "git://example.com/app, url, git://",
        "ext::sh -c id://x, url, not a URL",
        "https://user:secret@example.com/app, url, credentials",
        "https://token@example.com/app, url, credentials",
        "ssh://git:secret@example.com/app, url, credentials",
        "http://example.com/app, url, changed on its way",
        "https://example.com, url, does not name a host and a repository",
        "https:///app, url, does not name a host and a repository",
        "https://example.com/app?x=1, url, no '?'",
        "file://other-host/app, url, this machine"
    })
    void refusesWhatItCannotReach(String text, String field, String reason) {
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> RepositoryLocation.parse(text))
                .withMessageContaining(reason)
                .satisfies(refusal -> {
                    assertThat(refusal.field()).isEqualTo(field);
                    assertThat(refusal.remedy()).isNotBlank();
                    assertThat(refusal.getMessage()).doesNotContain("secret");
                });
    }

    private static String identity(String url) {
        return ((RepositoryLocation.Remote) RepositoryLocation.parse(url)).identity();
    }
}
