package dev.missioncontrol.approval.ui;

import dev.missioncontrol.policy.verdict.PolicyViolation;
import org.jspecify.annotations.Nullable;

/**
 * What policy found that holds a revision up.
 *
 * @param violation the finding
 * @param whyNoOverride why the reader may not override it, for people; null when they may
 */
record BlockingFinding(PolicyViolation violation, @Nullable String whyNoOverride) {

    /** Returns the finding with its place, in one line. */
    String sentence() {
        var place = violation.place();
        String where = place.path().isEmpty() || violation.reason().startsWith(place.path())
                ? ""
                : place.line() > 0 ? place.path() + ":" + place.line() + " " : place.path() + " ";
        return where + violation.reason();
    }
}
