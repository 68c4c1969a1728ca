package dev.missioncontrol.policy;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Marks the findings that people let pass. An override on an earlier revision carries over only while everything that
 * blocks the current one is among what was overridden; an override counts only while its rule still lets a role of its
 * giver override.
 */
@Component
class AppliedOverrides {

    private final OverrideRows rows;

    AppliedOverrides(OverrideRows rows) {
        this.rows = rows;
    }

    Evaluation apply(PatchSet patchSet, Evaluation evaluation) {
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
        List<PolicyOverride> counting = carried ? all : here;
        if (counting.isEmpty()) {
            return evaluation;
        }
        return new Evaluation(
                evaluation.verdict(),
                evaluation.violations().stream()
                        .map(violation -> violation.blocks()
                                ? by(violation, counting)
                                        .map(each -> violation.overridden(each.by()))
                                        .orElse(violation)
                                : violation)
                        .toList(),
                evaluation.obligations(),
                evaluation.approvals());
    }

    /** Returns the newest override that lets the finding pass. */
    private static Optional<PolicyOverride> by(PolicyViolation violation, List<PolicyOverride> overrides) {
        return overrides.reversed().stream()
                .filter(each -> each.fingerprints().contains(violation.fingerprint())
                        && !Collections.disjoint(each.roles(), violation.mayOverride()))
                .findFirst();
    }
}
