package dev.missioncontrol.policy.secret;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Where in a text a secret stands. Lives in memory only: it is never stored, and its text is never copied out.
 *
 * @param rule the id of the rule
 * @param description what the rule says it is
 * @param generic whether the rule goes by the name beside the value
 * @param excused whether an allowlist says that in this file it is no finding
 * @param line the line on which it begins, from 1; 0 when the file as a whole is meant
 * @param start its first character, from 0
 * @param end behind its last character
 */
public record SecretMatch(
        String rule, String description, boolean generic, boolean excused, int line, int start, int end) {

    private static final Comparator<SecretMatch> ORDER =
            Comparator.comparingInt(SecretMatch::start).thenComparingInt(SecretMatch::end);

    /** Returns those that are findings: not excused, and none twice because a generic rule saw it too. */
    static List<SecretMatch> findings(List<SecretMatch> matches) {
        List<SecretMatch> kept = new ArrayList<>();
        matches.stream()
                .filter(match -> !match.excused)
                .sorted(Comparator.comparing(SecretMatch::generic).thenComparing(ORDER))
                .filter(match -> match.line == 0 || kept.stream().noneMatch(match::overlaps))
                .forEach(kept::add);
        kept.sort(ORDER);
        return List.copyOf(kept);
    }

    private boolean overlaps(SecretMatch other) {
        return other.line > 0 && start < other.end && other.start < end;
    }
}
