package dev.missioncontrol.patch.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathRulesTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "/etc/passwd",
                "..",
                "../x",
                "a/../b",
                "a/..",
                ".",
                "./a",
                "a/./b",
                "a//b",
                "a/",
                "\\",
                "a\\b",
                "C:\\x",
                ".git",
                ".git/config",
                ".GIT/config",
                ".Git/x",
                "a/.git/hooks/x",
                ".git./x",
                ".git /x",
                ".git::$INDEX_ALLOCATION/x",
                ".git:x",
                "git~1/config",
                "GIT~1/x",
                "git~3/x",
                ".g\u200cit/config",
                ".git\u200d/x",
                "\u202egit",
                "a\u0000b",
                "a\nb",
                "a\tb",
                "a\u007fb",
                "a\u0085b",
                "x\u2066y",
                "bad\ud800"
            })
    void refusesUnsafePaths(String path) {
        assertThatThrownBy(() -> PathRules.requireSafe(path)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.field()).isEqualTo("path");
            assertThat(refusal.remedy()).isNotBlank();
            assertThat(refusal.getMessage()).doesNotContain("\u0000", "\u202e", "\n");
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"aux", "con.txt", "a/NUL", "com1", "x.", "x ", "a./b", "a:b", "a*", "a?", "a|b", "a<b", "q\"q"})
    void letsOddNamesBeChangedButNotBroughtIn(String path) {
        assertThatCode(() -> PathRules.requireSafe(path)).doesNotThrowAnyException();
        assertThatThrownBy(() -> PathRules.requirePortable(path)).isInstanceOf(Refusal.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a",
                "a/b/c.txt",
                ".gitignore",
                ".github/workflows/ci.yml",
                "a.git/b",
                "..a",
                "a..",
                "...",
                "with space/x y",
                "größe/日本語.md",
                "quote's",
                "auxiliary.txt",
                "gi~1",
                "#x",
                "-x",
                "src/main/java/A.java"
            })
    void takesOrdinaryPaths(String path) {
        if (path.endsWith(".")) {
            assertThatCode(() -> PathRules.requireSafe(path)).doesNotThrowAnyException();
        } else {
            assertThatCode(() -> PathRules.requirePortable(path)).doesNotThrowAnyException();
        }
    }

    @Test
    void refusesPathsThatAreTooLong() {
        assertThatThrownBy(() -> PathRules.requireSafe("a/".repeat(2048) + "b")).hasMessageContaining("longer");
    }

    @Test
    void decodesOnlyUtf8() {
        assertThat(PathRules.decode("größe".getBytes(StandardCharsets.UTF_8))).isEqualTo("größe");
        assertThatThrownBy(() -> PathRules.decode(new byte[] {'a', (byte) 0xe9}))
                .hasMessageContaining("UTF-8");
        // An overlong slash and a surrogate, as some decoders take them.
        assertThatThrownBy(() -> PathRules.decode(new byte[] {(byte) 0xc0, (byte) 0xaf}))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PathRules.decode(new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}))
                .isInstanceOf(Refusal.class);
    }

    @Test
    void foldsNamesThatMeetOnOtherFileSystems() {
        assertThat(PathRules.folded("README")).isEqualTo(PathRules.folded("readme"));
        assertThat(PathRules.folded("gr\u00f6\u00dfe")).isEqualTo(PathRules.folded("GRO\u0308SSE"));
        assertThat(PathRules.folded("a\u200cb")).isEqualTo(PathRules.folded("AB"));
        assertThat(PathRules.folded("a")).isNotEqualTo(PathRules.folded("b"));
    }

    @Test
    void refusesLinksThatGitWouldFollow() {
        assertThatThrownBy(() -> PathRules.requireSafeMode(".gitmodules", GitMode.SYMLINK))
                .isInstanceOf(Refusal.class);
        assertThatThrownBy(() -> PathRules.requireSafeMode("a/.GitAttributes", GitMode.SYMLINK))
                .isInstanceOf(Refusal.class);
        assertThatCode(() -> PathRules.requireSafeMode(".gitmodules", GitMode.FILE))
                .doesNotThrowAnyException();
    }
}
