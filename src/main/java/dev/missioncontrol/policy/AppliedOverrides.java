package dev.missioncontrol.policy;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Marks the findings that people let pass. An override for a run holds in all of it. An override on an earlier revision
 * carries over only while everything that blocks the current one is among what was overridden; an override counts only
 * while its rule still lets a role of its giver override.
 */
@Component
class AppliedOverrides {

    private final OverrideRows rows;
    private final RunOverrideRows runRows;

    AppliedOverrides(OverrideRows rows, RunOverrideRows runRows) {
        this.rows = rows;
        this.runRows = runRows;
    }

    /** Marks what people let pass for the run. */
    Evaluation apply(WorkflowId run, Evaluation evaluation) {
        return evaluation.allowed() ? evaluation : with(evaluation, apply(run, evaluation.violations()));
    }

    /** Marks what people let pass for the run. */
    List<PolicyViolation> apply(WorkflowId run, List<PolicyViolation> violations) {
        return marked(violations, runRows.of(run));
    }

    /** Marks what people let pass for the run or the revision. */
    Evaluation apply(PatchSet patchSet, Evaluation found) {
        Evaluation evaluation = apply(patchSet.workflow(), found);
        if (evaluation.allowed()) {
            return evaluation;
        }
        List<PolicyOverride> all = rows.of(patchSet.id());
        int current = patchSet.current().number();
        List<PolicyOverride> here =
                all.stream().filter(each -> each.revision() == current).toList();
        boolean carried = evaluation.violations().stream()
                .filter(PolicyViolation::blocks)
                .allMatch(violation -> by(violation, all).isPresent());
        return with(evaluation, marked(evaluation.violations(), carried ? all : here));
    }

    private static List<PolicyViolation> marked(List<PolicyViolation> violations, List<? extends LetPass> overrides) {
        return overrides.isEmpty()
                ? violations
                : violations.stream()
                        .map(violation -> violation.blocks()
                                ? by(violation, overrides)
                                        .map(each -> violation.overridden(each.by()))
                                        .orElse(violation)
                                : violation)
                        .toList();
    }

    private static Evaluation with(Evaluation evaluation, List<PolicyViolation> violations) {
        return new Evaluation(evaluation.verdict(), violations, evaluation.obligations(), evaluation.approvals());
    }

    /** Returns the newest override that lets the finding pass. */
    private static Optional<? extends LetPass> by(PolicyViolation violation, List<? extends LetPass> overrides) {
        return overrides.reversed().stream()
                .filter(each -> each.fingerprints().contains(violation.fingerprint())
                        && !Collections.disjoint(each.roles(), violation.mayOverride()))
                .findFirst();
    }
}
