package dev.missioncontrol.policy.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.policy.verdict.Scope;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any text at all is a pack or has problems; reading it never throws and never takes a second of processor time. */
class PackFuzzTests {

    private static final Duration LIMIT = Duration.ofSeconds(1);
    private static final List<String> STARTERS =
            StarterPacks.all().stream().map(StarterPack::yaml).toList();
    private static final String[] TOKENS = {
        "&a ",
        "*a",
        "!!str ",
        "? ",
        "- ",
        ": ",
        "{",
        "}",
        "[",
        "]",
        "|",
        ">",
        "'",
        "\"",
        "#",
        "\t",
        "\n",
        "\r",
        "---\n",
        "...\n",
        "%YAML 9.9\n",
        "<<: ",
        "~",
        "null",
        "\u0000",
        "\uFEFF",
        "\uD800",
        "\u2028",
        "\uD83D\uDE00",
        "version: 2",
        "99999999999999999999",
        "-1",
        "0x1f",
        "1e9",
        "on",
        "**",
        "{a,b}",
        "[!",
        "when: file.",
        "10",
        "2026-99-99",
        "${x}",
        "effect: deny",
        "    ",
        "overridable: maybe"
    };

    @Property(tries = 1_000)
    void changedPacks(@ForAll long seed) {
        var random = new Random(seed);
        var yaml = new StringBuilder(STARTERS.get(random.nextInt(STARTERS.size())));
        for (int change = 1 + random.nextInt(4); change > 0; change--) {
            int at = random.nextInt(yaml.length());
            switch (random.nextInt(4)) {
                case 0 -> yaml.insert(at, TOKENS[random.nextInt(TOKENS.length)]);
                case 1 -> yaml.delete(at, Math.min(yaml.length(), at + 1 + random.nextInt(20)));
                case 2 -> yaml.setCharAt(at, (char) random.nextInt(0x180));
                default -> yaml.insert(at, yaml.substring(at, Math.min(yaml.length(), at + random.nextInt(80))));
            }
        }
        assertRead(yaml.toString());
    }

    @Property(tries = 1_000)
    void soupOfTokens(@ForAll long seed) {
        var random = new Random(seed);
        var yaml = new StringBuilder("version: 1\nname: a\n");
        for (int token = random.nextInt(40); token > 0; token--) {
            yaml.append(TOKENS[random.nextInt(TOKENS.length)]);
        }
        assertRead(yaml.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[", "{", "- ", "? ", "a: ", "- a\n", "'", "\"", "\"\\x", "&a ", "*a ", "!a ", "|\n", "#", " ", "\n",
                "\t", "a", "a: b\n", "{a: ", "[a,", "--- ", "%", "{}", "- - ", ": ", "\u2028"
            })
    void aMegabyteOf(String piece) {
        String end = piece.repeat(((1 << 20) - 40) / piece.getBytes(java.nio.charset.StandardCharsets.UTF_8).length);

        assertRead("version: 1\nname: a\nx: " + end);
        assertRead("version: 1\nname: a\nx:\n" + end);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5, 30})
    void aMegabyteOfNestedThings(int indent) {
        var yaml = new StringBuilder("version: 1\nname: a\n");
        for (int line = 0; yaml.length() < (1 << 20) - 2_000; line++) {
            yaml.append(" ".repeat(line % 60 * indent)).append("a").append(line).append(":\n");
        }
        assertRead(yaml.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(", "a.", "!", "-", "[", "true&&", "1+", "'", "a?", "{1:"})
    void hostileConditions(String piece) {
        assertRead("version: 1\nname: a\nfile_globs:\n  - id: a\n    paths: [a]\n    effect: deny\n    when: \""
                + piece.repeat(1_900 / piece.length()) + "\"\n");
    }

    private static void assertRead(String yaml) {
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        PackDocument document = PackParser.parse(yaml, Scope.REPO);
        Duration took = Duration.ofNanos(clock.getCurrentThreadCpuTime() - start);

        boolean broken =
                document.problems().stream().anyMatch(problem -> problem.severity() == PackProblem.Severity.ERROR);
        assertThat(document.pack() == null).isEqualTo(broken);
        assertThat(document.problems()).allSatisfy(problem -> {
            assertThat(problem.line()).isPositive();
            assertThat(problem.column()).isPositive();
            assertThat(problem.message()).isNotBlank();
            assertThat(problem.remedy()).isNotBlank();
        });
        assertThat(took).isLessThan(LIMIT);
    }
}
