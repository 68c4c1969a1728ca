package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.policy.Packs;
import dev.missioncontrol.policy.PolicyDecisions;
import dev.missioncontrol.policy.RecordedDecision;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.audit.Trail.Step;
import dev.missioncontrol.workflow.audit.Why.Decision;
import dev.missioncontrol.workflow.audit.Why.Overridden;
import dev.missioncontrol.workflow.audit.Why.SpokenRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What policy decided, as the ledger recorded it at that time: not what it would say now. */
@Component
class PolicyTrail {

    private static final String DECIDED = "policy.decided";
    private static final String OVERRIDDEN = "policy.overridden";

    private final Packs packs;
    private final PolicyDecisions decisions;
    private final Trail trail;

    PolicyTrail(Packs packs, PolicyDecisions decisions, Trail trail) {
        this.packs = packs;
        this.decisions = decisions;
        this.trail = trail;
    }

    /** Returns the decisions on the start of the run, and those on the revision and its writes. */
    List<Decision> decisions(WorkflowId workflow, List<Step> ofRevision) {
        List<Step> start = trail.at(
                workflow,
                decisions.onStart(workflow).stream()
                        .map(RecordedDecision::chainIndex)
                        .toList());
        return Stream.concat(start.stream(), ofRevision.stream().filter(step -> step.is(DECIDED)))
                .map(this::decision)
                .toList();
    }

    /** Returns what people let pass: at the start of the run and in its tool calls, and on the revision. */
    List<Overridden> overrides(WorkflowId workflow, List<Step> ofRevision) {
        Stream<Step> ofRun = trail.ofType(workflow, OVERRIDDEN).stream()
                .filter(step -> !step.payload().has("patchSet"));
        return Stream.concat(ofRun, ofRevision.stream().filter(step -> step.is(OVERRIDDEN)))
                .map(step -> new Overridden(
                        step.proof().who(),
                        step.texts("rules"),
                        step.texts("findings"),
                        step.text("reason"),
                        step.proof()))
                .toList();
    }

    private Decision decision(Step step) {
        JsonNode payload = step.payload();
        return new Decision(
                step.text("point"),
                step.text("subject"),
                step.text("pack"),
                step.text("packHash"),
                payload.path("allowed").asBoolean(false),
                step.text("status"),
                payload.path("verdict").path("sentence").asString(""),
                rules(payload),
                step.proof());
    }

    private List<SpokenRule> rules(JsonNode payload) {
        Map<String, SpokenRule> found = new LinkedHashMap<>();
        Trail.elements(payload.path("violations"))
                .forEach(violation -> add(
                        found,
                        violation.path("rule"),
                        violation.path("overriddenBy").isString()
                                ? "overridden"
                                : violation.path("level").asString("").toLowerCase(Locale.ROOT),
                        violation.path("reason").asString("")));
        spoken(payload.path("verdict"), found);
        Trail.elements(payload.path("approvals"))
                .forEach(approval -> add(found, approval.path("rule"), "requires", asked(approval)));
        Trail.elements(payload.path("obligations"))
                .forEach(obligation -> add(
                        found,
                        obligation.path("rule"),
                        "requires",
                        (obligation.path("name").asString("").replace('_', ' ') + " "
                                        + obligation.path("value").asString(""))
                                .strip()));
        return List.copyOf(found.values());
    }

    private void spoken(JsonNode verdict, Map<String, SpokenRule> found) {
        if (verdict.path("rule").isObject()) {
            add(
                    found,
                    verdict.path("rule"),
                    verdict.path("status").asString("").toLowerCase(Locale.ROOT),
                    verdict.path("sentence").asString(""));
        }
        Trail.elements(verdict.path("children")).forEach(child -> spoken(child, found));
    }

    private static String asked(JsonNode approval) {
        int count = approval.path("count").asInt(1);
        String roles = Trail.elements(approval.path("roles")).stream()
                .map(role -> role.asString(""))
                .collect(Collectors.joining(" or "));
        String because = approval.path("because").asString("");
        return (count == 1 ? "1 approval" : count + " approvals")
                + (roles.isEmpty() ? "" : " by " + roles)
                + (because.isEmpty() ? "" : ", because " + because);
    }

    /** What a rule found tells more than its verdict. */
    private void add(Map<String, SpokenRule> found, JsonNode rule, String says, String sentence) {
        if (!rule.isObject()) {
            return;
        }
        String id = rule.path("id").asString("");
        String hash = rule.path("packHash").asString("");
        int line = rule.path("line").asInt(0);
        found.putIfAbsent(
                id + " " + hash,
                new SpokenRule(id, rule.path("pack").asString(""), hash, line, says, sentence, address(hash, line)));
    }

    private @Nullable String address(String hash, int line) {
        return hash.isEmpty()
                ? null
                : packs.byHash(new Digest(hash))
                        .map(version -> "policy/" + version.name() + "/" + hash + "?line=" + line)
                        .orElse(null);
    }
}
