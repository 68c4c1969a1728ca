package dev.missioncontrol.policy.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.regex.Pattern;

/** The straightforward way to look by our rules: every expression over every text. For comparison only. */
public final class UnfilteredScan {

    private final List<ToIntFunction<String>> counters = new ArrayList<>();

    private UnfilteredScan() {}

    /** Returns one by the JDK's expressions, which go back. */
    public static UnfilteredScan byJdk() {
        var scan = new UnfilteredScan();
        scan.counters.addAll(patterns(text -> {
            Pattern pattern = Pattern.compile(text);
            return content -> {
                var matcher = pattern.matcher(content);
                return count(_ -> matcher.find());
            };
        }));
        return scan;
    }

    /** Returns one by RE2, as we have it but without its keywords. */
    public static UnfilteredScan byRe2() {
        var scan = new UnfilteredScan();
        scan.counters.addAll(patterns(text -> {
            var pattern = com.google.re2j.Pattern.compile(text);
            return content -> {
                var matcher = pattern.matcher(content);
                return count(_ -> matcher.find());
            };
        }));
        return scan;
    }

    /** Returns how many matches all expressions have in a text. */
    public int matches(String text) {
        int matches = 0;
        for (ToIntFunction<String> counter : counters) {
            matches += counter.applyAsInt(text);
        }
        return matches;
    }

    private static List<ToIntFunction<String>> patterns(
            java.util.function.Function<String, ToIntFunction<String>> compiler) {
        List<ToIntFunction<String>> counters = new ArrayList<>();
        for (SecretRule rule : SecretRules.builtIn().rules()) {
            var regex = rule.regex();
            if (regex != null) {
                counters.add(compiler.apply(regex.pattern()));
            }
        }
        return counters;
    }

    private static int count(IntPredicate next) {
        int count = 0;
        while (next.test(count)) {
            count++;
        }
        return count;
    }
}
