package dev.missioncontrol.workflow.ui;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.PolicyQuestion.Point;
import dev.missioncontrol.policy.RecordedViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What policy found, as the policy tab shows it.
 *
 * @param recorded the finding, with where and when it was found
 * @param patchSet the PatchSet of its repository; null when it is about the whole run, or nothing was proposed
 * @param override lets it pass, with a reason; null when it holds nothing up now
 * @param whyNoOverride why the reader may not override it, for people; null when they may, or nothing is held up
 */
record PolicyFinding(
        RecordedViolation recorded,
        @Nullable PatchSet patchSet,
        @Nullable Consumer<String> override,
        @Nullable String whyNoOverride) {

    /** How findings are grouped; what is worst comes first. */
    enum Severity {
        /** It blocks. */
        BLOCK,
        /** It warns. */
        WARN,
        /** It would have blocked. */
        OBSERVED,
        /** It was overridden. */
        OVERRIDDEN
    }

    /** Says what an override of it is good for. */
    String overrideHolds() {
        return recorded.point() == Point.RUN_START || recorded.point() == Point.TOOL_CALL
                ? "The override holds for this run, wherever in it the same is found."
                : "The override holds for this revision, and for a new one only while nothing else is found.";
    }

    PolicyViolation violation() {
        return recorded.violation();
    }

    Severity severity() {
        if (violation().overriddenBy() != null) {
            return Severity.OVERRIDDEN;
        }
        return switch (violation().level()) {
            case BLOCK -> Severity.BLOCK;
            case WARN -> Severity.WARN;
            case OBSERVED -> Severity.OBSERVED;
        };
    }

    /** Names the thing it is about: a file, or what the agent or the WriteGate was about to do. */
    String subject() {
        String path = violation().place().path();
        if (!path.isEmpty()) {
            return path;
        }
        return switch (recorded.point()) {
            case RUN_START -> "The start of the run";
            case TOOL_CALL -> "The tool " + recorded.subject();
            case PATCH_SET -> "The change as a whole";
            case WRITE -> "The write " + recorded.subject();
        };
    }
}
