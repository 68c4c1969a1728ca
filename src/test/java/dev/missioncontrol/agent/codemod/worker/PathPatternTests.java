package dev.missioncontrol.agent.codemod.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PathPatternTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    README.md          | README.md               | true
                    README.md          | docs/README.md          | true
                    /README.md         | docs/README.md          | false
                    **/README.md       | README.md               | true
                    **/README.md       | a/b/README.md           | true
                    src/**             | src/a/B.java            | true
                    src/**             | test/src/a              | false
                    src/*.java         | src/a/B.java            | false
                    src/**/*.java      | src/B.java              | true
                    **                 | anything/at/all         | true
                    a?c.txt            | x/abc.txt               | true
                    a?c.txt            | a/c.txt                 | false
                    *.{yml,yaml}       | k8s/app.yaml            | true
                    *.{yml,yaml}       | k8s/app.yamlx           | false
                    [a-c].txt          | b.txt                   | true
                    [!a-c].txt         | b.txt                   | false
                    a+(b).txt          | a+(b).txt               | true
                    *.md;docs/**       | docs/a.png              | true
                    *.md; docs/**      | docs/a.png              | true
                    """)
    void matchesPaths(String pattern, String path, boolean matches) {
        assertThat(PathPattern.of(pattern).test(path)).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a;", "{a", "a}", "[a"})
    void refusesWhatIsMalformed(String pattern) {
        assertThatIllegalArgumentException().isThrownBy(() -> PathPattern.of(pattern));
    }
}
