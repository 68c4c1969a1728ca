package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.workflow.audit.Trail.Step;
import dev.missioncontrol.workflow.audit.Why.CheckResult;
import dev.missioncontrol.workflow.audit.Why.GateResult;
import dev.missioncontrol.workflow.audit.Why.PullRequestLink;
import dev.missioncontrol.workflow.audit.Why.Said;
import dev.missioncontrol.workflow.audit.Why.Write;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** What came after the change was there: what people said, what was written, what CI and the gates found. */
@Component
class WriteTrail {

    private static final String WRITE = "write.";

    private final PullRequests pullRequests;
    private final Trail trail;

    WriteTrail(PullRequests pullRequests, Trail trail) {
        this.pullRequests = pullRequests;
        this.trail = trail;
    }

    static List<Said> approvals(List<Step> ofRevision) {
        return ofRevision.stream()
                .filter(step -> step.is("approval.recorded"))
                .map(step -> new Said(
                        step.proof().who(),
                        step.text("decision"),
                        step.texts("roles"),
                        step.textOrNull("comment"),
                        step.text("digest"),
                        Trail.elements(step.payload().path("rules")).stream()
                                .map(WriteTrail::rule)
                                .toList(),
                        step.proof()))
                .toList();
    }

    private static String rule(JsonNode rule) {
        return rule.path("rule").asString("") + " of " + rule.path("pack").asString("") + ": "
                + rule.path("approvedBy").size() + " of " + rule.path("count").asInt(1);
    }

    static List<Write> writes(List<Step> ofRevision) {
        return ofRevision.stream()
                .filter(step -> step.proof().type().startsWith(WRITE))
                .map(step -> new Write(
                        step.text("action"),
                        step.proof().type().substring(WRITE.length()),
                        step.text("branch"),
                        step.text("head"),
                        step.text("receipt").isEmpty() ? step.text("reason") : step.text("receipt"),
                        step.proof()))
                .toList();
    }

    @Nullable
    PullRequestLink pullRequest(PatchSet patchSet, PatchSetRevision revision) {
        return pullRequests
                .ofBranch(patchSet.repository(), revision.branch())
                .filter(pull -> pull.workflow().equals(patchSet.workflow()))
                .map(pull -> new PullRequestLink(
                        pull.number(),
                        pull.state().name().toLowerCase(Locale.ROOT),
                        pull.title(),
                        "repositories/" + patchSet.repositoryName() + "/pulls/" + pull.number()))
                .orElse(null);
    }

    List<CheckResult> checks(PatchSet patchSet, PatchSetRevision revision) {
        return trail.naming(patchSet.workflow(), revision.head().hex()).stream()
                .filter(step -> step.is("check.reported"))
                .map(step -> new CheckResult(
                        step.text("name"),
                        (step.text("conclusion").isEmpty() ? step.text("status") : step.text("conclusion"))
                                .toLowerCase(Locale.ROOT),
                        step.payload().path("tests").asInt(0),
                        step.payload().path("failures").asInt(0)
                                + step.payload().path("errors").asInt(0),
                        step.texts("artifacts"),
                        step.proof()))
                .toList();
    }

    List<GateResult> gates(PatchSet patchSet) {
        Map<String, GateResult> newest = new LinkedHashMap<>();
        trail.ofType(patchSet.workflow(), "gate.judged")
                .forEach(step -> newest.put(
                        step.text("gate"),
                        new GateResult(
                                step.text("gate"),
                                step.text("outcome").toLowerCase(Locale.ROOT).replace('_', ' '),
                                step.proof())));
        return List.copyOf(newest.values());
    }
}
