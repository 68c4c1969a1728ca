package dev.missioncontrol.approval.ui;

import dev.missioncontrol.patch.ui.LineComment;
import dev.missioncontrol.patch.ui.LineFinding;
import dev.missioncontrol.patch.ui.LineFinding.Severity;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import java.util.List;

/** What policy found, as the diff shows it at its place. */
final class FindingLines {

    private FindingLines() {}

    /** Returns the findings that are about a file. */
    static List<LineFinding> of(List<PolicyViolation> violations) {
        return violations.stream()
                .filter(violation -> !violation.place().path().isEmpty())
                .map(FindingLines::of)
                .toList();
    }

    private static LineFinding of(PolicyViolation violation) {
        Place place = violation.place();
        var rule = violation.rule();
        return new LineFinding(
                place.path(),
                place.side() == Place.Side.OLD ? LineComment.Side.OLD : LineComment.Side.NEW,
                place.line(),
                severity(violation),
                rule.id() + " of " + rule.pack() + (rule.line() > 0 ? ", line " + rule.line() : ""),
                violation.reason(),
                violation.remedy(),
                note(violation));
    }

    private static Severity severity(PolicyViolation violation) {
        if (violation.overriddenBy() != null) {
            return Severity.OVERRIDDEN;
        }
        return switch (violation.level()) {
            case BLOCK -> Severity.BLOCK;
            case WARN -> Severity.WARN;
            case OBSERVED -> Severity.OBSERVED;
        };
    }

    private static String note(PolicyViolation violation) {
        if (violation.overriddenBy() != null) {
            return "Overridden by " + violation.overriddenBy() + ".";
        }
        if (violation.level() != PolicyViolation.Level.BLOCK) {
            return "";
        }
        return violation.mayOverride().isEmpty()
                ? "Nobody may override it."
                : "May be overridden by " + String.join(" or ", violation.mayOverride()) + ".";
    }
}
