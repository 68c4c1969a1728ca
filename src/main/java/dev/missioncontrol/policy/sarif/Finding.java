package dev.missioncontrol.policy.sarif;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.Digest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A finding as reports write it.
 *
 * @param rule the id of the rule
 * @param level what it means for who reads the report
 * @param message what was found; one sentence
 * @param remedy what can be done about it; empty when there is nothing to say
 * @param path the file, relative to the repository's root; empty for the change as a whole
 * @param line the line, from 1; 0 for the file as a whole
 * @param column the column, from 1; 0 for the line as a whole
 * @param fingerprint the same for the same finding in another version of the file
 * @param accepted why it no longer counts; null when it does
 */
public record Finding(
        String rule,
        Level level,
        String message,
        String remedy,
        String path,
        int line,
        int column,
        String fingerprint,
        @Nullable String accepted) {

    private static final int FINGERPRINT_DIGITS = 32;

    /** How bad a finding is, in the words of SARIF. */
    public enum Level {
        /** It has to be mended. */
        ERROR,
        /** Somebody should look. */
        WARNING,
        /** Worth knowing. */
        NOTE
    }

    /**
     * Returns the problems of a pack.
     *
     * @param path where the pack is, as the report shall name it
     */
    public static List<Finding> ofPack(List<PackProblem> problems, String path) {
        Map<String, Integer> seen = new HashMap<>();
        return problems.stream()
                .map(problem -> {
                    String what = problem.rule() + '\0' + path + '\0' + problem.message();
                    // Two alike are told apart by their order: a line number would change with every edit above it.
                    int nth = seen.merge(what, 1, Integer::sum);
                    String fingerprint = Digest.of(what).hex().substring(0, FINGERPRINT_DIGITS) + ":" + nth;
                    return new Finding(
                            problem.rule(),
                            level(problem.severity()),
                            problem.message(),
                            problem.remedy(),
                            path,
                            problem.line(),
                            problem.column(),
                            fingerprint,
                            null);
                })
                .toList();
    }

    /** Returns the violations found in a change. */
    public static List<Finding> ofChange(List<PolicyViolation> violations) {
        return violations.stream()
                .map(violation -> new Finding(
                        violation.rule().id(),
                        level(violation.level()),
                        violation.reason(),
                        violation.remedy(),
                        violation.place().path(),
                        violation.place().line(),
                        0,
                        violation.fingerprint(),
                        violation.overriddenBy() == null ? null : "Overridden by " + violation.overriddenBy() + "."))
                .toList();
    }

    /** Returns the message and, where there is one, the remedy. */
    String text() {
        return remedy.isBlank() ? message : message + " " + remedy;
    }

    private static Level level(PackProblem.Severity severity) {
        return switch (severity) {
            case ERROR -> Level.ERROR;
            case WARNING -> Level.WARNING;
            case INFO -> Level.NOTE;
        };
    }

    private static Level level(PolicyViolation.Level level) {
        return switch (level) {
            case BLOCK -> Level.ERROR;
            case WARN -> Level.WARNING;
            case OBSERVED -> Level.NOTE;
        };
    }
}
