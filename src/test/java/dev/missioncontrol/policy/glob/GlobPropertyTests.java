package dev.missioncontrol.policy.glob;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** What holds for every pattern. jqwik prints the seed of a run that fails. */
class GlobPropertyTests {

    private static final String CHARACTERS = "abc.xyz-*?[]!{},\\/";
    private static final String[] PARTS = {
        "a",
        "b",
        "src",
        "test",
        "*",
        "**",
        "*.java",
        "a*",
        "?",
        "[ab]",
        "{a,b}",
        "Foo.java",
        "*a*",
        "x.yml",
        "[!a]",
        "[a-c]*",
        "*[!b]",
        "??"
    };

    @Property(tries = 500)
    void anIndexFindsWhatEachSetMatches(@ForAll long seed) throws InvalidGlob {
        var random = new Random(seed);
        List<GlobSet> sets = new ArrayList<>();
        for (int set = 0; set < 30; set++) {
            sets.add(GlobSet.parse(pattern(random), pattern(random)));
        }
        var index = new GlobIndex(sets);
        for (int path = 0; path < 30; path++) {
            Segments text = Segments.of(path(random));
            List<Integer> found = new ArrayList<>();
            index.matching(text, found::add);

            List<Integer> expected = new ArrayList<>();
            for (int set = 0; set < sets.size(); set++) {
                if (sets.get(set).matches(text)) {
                    expected.add(set);
                }
            }
            assertThat(found).as("%s in %s", text.all(), sets).isEqualTo(expected);
        }
    }

    @Property(tries = 3_000)
    void whatOneSetMatchesAndAnotherDoesNotIsFound(@ForAll long seed) throws InvalidGlob {
        var random = new Random(seed);
        GlobSet one = GlobSet.parse(pattern(random), pattern(random));
        GlobSet other = GlobSet.parse(pattern(random), pattern(random), pattern(random));

        Optional<String> found = Difference.between(one.globs(), other.globs());

        found.ifPresent(text -> {
            assertThat(one.matches(text)).as("%s in %s", text, one).isTrue();
            assertThat(other.matches(text)).as("%s in %s", text, other).isFalse();
        });
        for (int path = 0; path < 50; path++) {
            String text = path(random);
            assertThat(found.isPresent() || !one.matches(text) || other.matches(text))
                    .as("%s in %s and not in %s", text, one, other)
                    .isTrue();
        }
    }

    @Property(tries = 500)
    void nothingTellsASetFromItself(@ForAll long seed) throws InvalidGlob {
        GlobSet set = GlobSet.parse(pattern(new Random(seed)));

        assertThat(Difference.between(set.globs(), set.globs())).isEmpty();
    }

    @Property(tries = 500)
    void examplesMatch(@ForAll long seed) throws InvalidGlob {
        Glob glob = Glob.parse(pattern(new Random(seed)));

        assertThat(glob.examples()).isNotEmpty().allMatch(glob::matches);
    }

    @Property(tries = 3_000)
    void anyTextIsAPatternOrIsRefusedQuickly(@ForAll long seed) {
        var random = new Random(seed);
        var text = new StringBuilder();
        for (int length = random.nextInt(random.nextInt(10) == 0 ? 600 : 20); length > 0; length--) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        var clock = ManagementFactory.getThreadMXBean();
        long start = clock.getCurrentThreadCpuTime();
        try {
            Glob.parse(text.toString()).matches(path(random).repeat(20));
        } catch (InvalidGlob e) {
            assertThat(e.offset()).isBetween(0, text.length());
            assertThat(e.remedy()).isNotBlank();
        }
        assertThat(Duration.ofNanos(clock.getCurrentThreadCpuTime() - start)).isLessThan(Duration.ofSeconds(1));
    }

    private static String pattern(Random random) {
        var pattern = new StringBuilder();
        for (int part = 1 + random.nextInt(4); part > 0; part--) {
            pattern.append(pattern.isEmpty() ? "" : "/").append(PARTS[random.nextInt(PARTS.length)]);
        }
        return pattern.toString();
    }

    private static String path(Random random) {
        String[] names = {"a", "b", "src", "test", "Foo.java", "Bar.java", "x.yml", "ab", "deep"};
        var path = new StringBuilder();
        for (int part = 1 + random.nextInt(5); part > 0; part--) {
            path.append(path.isEmpty() ? "" : "/").append(names[random.nextInt(names.length)]);
        }
        return path.toString();
    }
}
