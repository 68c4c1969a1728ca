package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.DependencyChange.Change;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Says which of two versions is higher, for all ecosystems alike: number by number, pre-releases before releases. */
final class Versions {

    private static final Pattern OPERATOR = Pattern.compile("^(?:\\^|~>?|>=|===?|=|v(?=\\d)|\\s)+");
    private static final Pattern ORDERED = Pattern.compile("\\d[\\w.+-]{0,100}");
    private static final Pattern PART = Pattern.compile("\\d+|[a-z]+");
    private static final List<String> PRE_RELEASES = List.of(
            "dev",
            "snapshot",
            "nightly",
            "canary",
            "alpha",
            "a",
            "beta",
            "b",
            "milestone",
            "m",
            "pre",
            "rc",
            "cr",
            "c");
    private static final int RELEASE = PRE_RELEASES.size();

    private Versions() {}

    /** Returns what a change from one version to the other is. */
    static Change change(@Nullable String from, @Nullable String to) {
        if (from == null || to == null) {
            return Change.CHANGED;
        }
        String old = OPERATOR.matcher(from.strip()).replaceFirst("");
        String now = OPERATOR.matcher(to.strip()).replaceFirst("");
        if (!ORDERED.matcher(old).matches() || !ORDERED.matcher(now).matches()) {
            return Change.CHANGED;
        }
        int order = compare(parts(old), parts(now));
        return order < 0 ? Change.UPGRADED : order > 0 ? Change.DOWNGRADED : Change.CHANGED;
    }

    private static int compare(List<String> one, List<String> other) {
        for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
            int order = comparePart(i < one.size() ? one.get(i) : "", i < other.size() ? other.get(i) : "");
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int comparePart(String one, String other) {
        boolean oneIsNumber = !one.isEmpty() && Character.isDigit(one.charAt(0));
        boolean otherIsNumber = !other.isEmpty() && Character.isDigit(other.charAt(0));
        if (oneIsNumber || otherIsNumber) {
            if ((oneIsNumber || one.isEmpty()) && (otherIsNumber || other.isEmpty())) {
                return number(one).compareTo(number(other));
            }
            return oneIsNumber ? 1 : -1;
        }
        int rank = Integer.compare(rank(one), rank(other));
        return rank != 0 ? rank : one.compareTo(other);
    }

    private static int rank(String word) {
        int known = PRE_RELEASES.indexOf(word);
        return known >= 0 ? known : RELEASE + (word.isEmpty() || word.equals("final") || word.equals("ga") ? 0 : 1);
    }

    private static BigInteger number(String digits) {
        return digits.isEmpty() ? BigInteger.ZERO : new BigInteger(digits);
    }

    /** What follows a plus is about the build (semver.org, 10), and no release is before another for it. */
    private static List<String> parts(String version) {
        int plus = version.indexOf('+');
        String ordered = (plus < 0 ? version : version.substring(0, plus)).toLowerCase(Locale.ROOT);
        List<String> parts = new ArrayList<>();
        Matcher part = PART.matcher(ordered);
        while (part.find()) {
            parts.add(part.group());
        }
        return parts;
    }
}
