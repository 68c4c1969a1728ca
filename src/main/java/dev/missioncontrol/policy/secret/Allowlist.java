package dev.missioncontrol.policy.secret;

import com.google.re2j.Pattern;
import java.util.List;
import java.util.Locale;

/**
 * What is no secret although a rule matches it.
 *
 * @param all whether every given kind of check has to hold, rather than one
 * @param paths files in which nothing is a finding
 * @param regexes texts that are no secrets
 * @param target what the regexes look at
 * @param stopwords words that no secret contains, in lower case
 */
record Allowlist(boolean all, List<Pattern> paths, List<Pattern> regexes, Target target, List<String> stopwords) {

    /** What the regexes of an allowlist look at. */
    enum Target {
        /** The secret itself. */
        SECRET,
        /** All that the rule matched. */
        MATCH,
        /** The lines on which the match stands. */
        LINE
    }

    Allowlist {
        paths = List.copyOf(paths);
        regexes = List.copyOf(regexes);
        stopwords = List.copyOf(stopwords);
    }

    /** Returns whether it is about content alone, whatever file that is in. */
    boolean excusesContent(String secret, String match, String line) {
        boolean byText = matches(
                regexes,
                switch (target) {
                    case SECRET -> secret;
                    case MATCH -> match;
                    case LINE -> line;
                });
        String lower = secret.toLowerCase(Locale.ROOT);
        boolean byWord = stopwords.stream().anyMatch(lower::contains);
        if (!all) {
            return byText || byWord;
        }
        return paths.isEmpty()
                && (regexes.isEmpty() || byText)
                && (stopwords.isEmpty() || byWord)
                && !(regexes.isEmpty() && stopwords.isEmpty());
    }

    /** Returns whether it excuses this match in this file. */
    boolean excuses(String path, String secret, String match, String line) {
        boolean byPath = matches(paths, path);
        if (!all) {
            return byPath || excusesContent(secret, match, line);
        }
        var content = new Allowlist(true, List.of(), regexes, target, stopwords);
        boolean nothingElse = regexes.isEmpty() && stopwords.isEmpty();
        return (paths.isEmpty() || byPath) && (nothingElse ? byPath : content.excusesContent(secret, match, line));
    }

    private static boolean matches(List<Pattern> patterns, String text) {
        return patterns.stream().anyMatch(pattern -> pattern.matcher(text).find());
    }
}
