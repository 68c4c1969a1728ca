package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.Evaluation;
import dev.missioncontrol.policy.verdict.Obligation;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.policy.verdict.Verdict;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An evaluation as the ledger keeps it. Rules that did not speak are counted and not listed. */
final class EvaluationJson {

    private EvaluationJson() {}

    static Map<String, @Nullable Object> of(Evaluation evaluation) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("verdict", verdict(evaluation.verdict()));
        json.put(
                "violations",
                evaluation.violations().stream().map(EvaluationJson::violation).toList());
        json.put(
                "obligations",
                evaluation.obligations().stream()
                        .map(EvaluationJson::obligation)
                        .toList());
        json.put(
                "approvals",
                evaluation.approvals().stream().map(EvaluationJson::approval).toList());
        return json;
    }

    private static Map<String, @Nullable Object> verdict(Verdict verdict) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("status", verdict.status());
        json.put("sentence", verdict.sentence());
        json.put("values", verdict.values());
        json.put("rule", rule(verdict.rule()));
        json.put("remedy", verdict.remedy());
        json.put("places", verdict.places().stream().map(EvaluationJson::place).toList());
        List<Verdict> spoke = verdict.children().stream()
                .filter(child ->
                        child.status() != Status.SKIPPED || !child.children().isEmpty())
                .toList();
        json.put("skipped", verdict.children().size() - spoke.size());
        json.put("children", spoke.stream().map(EvaluationJson::verdict).toList());
        return json;
    }

    private static Map<String, @Nullable Object> violation(PolicyViolation violation) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("fingerprint", violation.fingerprint());
        json.put("level", violation.level());
        json.put("rule", rule(violation.rule()));
        json.put("place", place(violation.place()));
        json.put("reason", violation.reason());
        json.put("remedy", violation.remedy());
        json.put("overriddenBy", violation.overriddenBy());
        return json;
    }

    private static Map<String, @Nullable Object> obligation(Obligation obligation) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("name", obligation.name());
        json.put("value", obligation.value());
        json.put("rule", rule(obligation.rule()));
        return json;
    }

    private static Map<String, @Nullable Object> approval(ApprovalRule approval) {
        Duration expiresAfter = approval.expiresAfter();
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("rule", rule(approval.rule()));
        json.put("because", approval.because());
        json.put("count", approval.count());
        json.put("roles", approval.roles());
        json.put("notRequester", approval.notRequester());
        json.put("expiresAfter", expiresAfter == null ? null : expiresAfter.toString());
        return json;
    }

    private static @Nullable Map<String, @Nullable Object> rule(@Nullable RuleRef rule) {
        if (rule == null) {
            return null;
        }
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("id", rule.id());
        json.put("section", rule.section());
        json.put("pack", rule.pack());
        json.put("packHash", rule.packHash());
        json.put("scope", rule.scope());
        json.put("line", rule.line());
        json.put("column", rule.column());
        json.put("mayOverride", rule.mayOverride());
        return json;
    }

    private static Map<String, @Nullable Object> place(Place place) {
        var json = new LinkedHashMap<String, @Nullable Object>();
        json.put("path", place.path());
        json.put("line", place.line());
        json.put("side", place.side());
        return json;
    }
}
