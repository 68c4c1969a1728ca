package dev.missioncontrol.policy.lint;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackProblem.Severity;
import dev.missioncontrol.policy.verdict.RuleRef;
import java.util.Locale;

/**
 * What lint looks for in a pack that can be read. Each has its heading in docs/policy.md; what keeps a pack from being
 * read has its own there.
 */
public enum LintRule {
    /** A rule that another one covers. */
    SHADOWED_RULE(Severity.WARNING),
    /** A rule about a tool that another rule always denies. */
    UNREACHABLE_TOOL_RULE(Severity.WARNING),
    /** Paths that no file of the repository has. */
    NEVER_MATCHES(Severity.WARNING),
    /** A pattern that matches everything. */
    OVER_BROAD_GLOB(Severity.WARNING),
    /** A write that is allowed while no approval is asked for. */
    ACTION_WITHOUT_APPROVAL(Severity.WARNING),
    /** An override that cannot help. */
    CONTRADICTORY_OVERRIDES(Severity.WARNING),
    /** A budget or limit that stops everything. */
    ZERO_BUDGET(Severity.WARNING),
    /** An exception whose time is over. */
    EXPIRED_EXCEPTION(Severity.WARNING),
    /** A freeze whose time is over. */
    EXPIRED_FREEZE(Severity.WARNING),
    /** A pack without tests. */
    MISSING_TESTS(Severity.INFO),
    /** A pack that blocks nothing. */
    OBSERVE_MODE(Severity.INFO);

    private final Severity severity;

    LintRule(Severity severity) {
        this.severity = severity;
    }

    /** Returns its name and anchor: {@code over-broad-glob}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    PackProblem at(RuleRef place, String message, String remedy) {
        return at(place.line(), place.column(), message, remedy);
    }

    PackProblem at(int line, int column, String message, String remedy) {
        return new PackProblem(severity, id(), line, column, message, remedy);
    }
}
