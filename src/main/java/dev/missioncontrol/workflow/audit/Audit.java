package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.patch.FileDiff.Side;
import dev.missioncontrol.patch.LineOrigin;
import dev.missioncontrol.patch.LineOrigins;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.workflow.WorkflowCatalogue;
import dev.missioncontrol.workflow.WorkflowView;
import dev.missioncontrol.workflow.audit.Trail.Step;
import dev.missioncontrol.workflow.audit.Why.Change;
import dev.missioncontrol.workflow.audit.Why.CommitInfo;
import dev.missioncontrol.workflow.audit.Why.Feedback;
import dev.missioncontrol.workflow.audit.Why.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Follows the path from a line back to who asked for it, and on to what became of it. */
@Service
@Transactional(readOnly = true)
public class Audit {

    private final PatchSets patchSets;
    private final LineOrigins origins;
    private final WorkflowCatalogue workflows;
    private final Approvals approvals;
    private final Trail trail;
    private final TaskTrail tasks;
    private final AgentTrail agents;
    private final PolicyTrail policies;
    private final WriteTrail writes;

    Audit(
            PatchSets patchSets,
            LineOrigins origins,
            WorkflowCatalogue workflows,
            Approvals approvals,
            Trail trail,
            TaskTrail tasks,
            AgentTrail agents,
            PolicyTrail policies,
            WriteTrail writes) {
        this.patchSets = patchSets;
        this.origins = origins;
        this.workflows = workflows;
        this.approvals = approvals;
        this.trail = trail;
        this.tasks = tasks;
        this.agents = agents;
        this.policies = policies;
        this.writes = writes;
    }

    /**
     * Returns the path.
     *
     * @throws Refusal NOT_FOUND when there is no such PatchSet, revision or patch, or the revision does not touch the path
     */
    public Why why(WhyQuestion question) {
        PatchSet patchSet = patchSets.get(question.patchSet());
        Integer number = question.revision();
        PatchSetRevision revision =
                number == null ? patchSet.current() : patchSets.revision(question.patchSet(), number);
        WorkflowView workflow = workflows.get(patchSet.workflow());
        List<Step> ofRevision = trail.ofRevision(workflow.id(), revision);
        Change change = change(question, patchSet, revision, ofRevision);
        CommitInfo commit = change.commit();
        Why path = new Why(
                "",
                change,
                commit == null ? null : tasks.of(workflow.id(), commit.taskKey()),
                request(workflow, patchSet, revision),
                agents.leadingTo(workflow.id(), revision.producedBy()),
                policies.decisions(workflow.id(), ofRevision),
                WriteTrail.approvals(ofRevision),
                policies.overrides(workflow.id(), ofRevision),
                WriteTrail.writes(ofRevision),
                writes.pullRequest(patchSet, revision),
                writes.checks(patchSet, revision),
                writes.gates(patchSet));
        return WhySentence.in(path);
    }

    private Change change(WhyQuestion question, PatchSet patchSet, PatchSetRevision revision, List<Step> ofRevision) {
        Optional<Step> sealed = ofRevision.stream()
                .filter(step -> step.is("patch_set.revision_sealed"))
                .findFirst();
        Map<String, String> documents = new HashMap<>();
        sealed.ifPresent(step -> Trail.elements(step.payload().path("commits"))
                .forEach(each -> documents.put(
                        each.path("patch").asString(""), each.path("artifact").asString(""))));
        LineOrigin origin = origin(question, revision);
        List<CommitInfo> meant = meant(question, revision, origin).stream()
                .map(patch -> info(patch, documents.get(patch.id().toString())))
                .toList();
        return new Change(
                patchSet.workflow().toString(),
                patchSet.workflowTitle(),
                patchSet.id().toString(),
                revision.number(),
                revision.digest().hex(),
                revision.base().hex(),
                revision.head().hex(),
                patchSet.repositoryName(),
                question.path(),
                question.line(),
                question.side() == Side.OLD ? "old" : "new",
                origin == null ? null : origin.hunk(),
                meant.size() == 1 ? meant.getFirst() : null,
                meant,
                sealed.map(Step::proof).orElse(null));
    }

    private @Nullable LineOrigin origin(WhyQuestion question, PatchSetRevision revision) {
        String path = question.path();
        Integer line = question.line();
        return path == null || line == null
                ? null
                : origins.of(revision, question.patch(), path, line, question.side())
                        .orElse(null);
    }

    private static List<Patch> meant(WhyQuestion question, PatchSetRevision revision, @Nullable LineOrigin origin) {
        Integer ordinal = question.patch();
        if (ordinal != null && (ordinal < 1 || ordinal > revision.patches().size())) {
            throw Refusal.notFound("Revision " + revision.number() + " has no patch " + ordinal + ".");
        }
        if (origin != null) {
            return List.of(origin.patch());
        }
        String path = question.path();
        if (path != null && LineOrigins.touching(revision, path).isEmpty()) {
            throw Refusal.notFound("Revision " + revision.number() + " does not touch '" + path + "'.");
        }
        if (question.line() != null) {
            return List.of();
        }
        return (path == null ? revision.patches() : LineOrigins.touching(revision, path))
                .stream()
                        .filter(patch -> ordinal == null || patch.ordinal() == ordinal)
                        .toList();
    }

    private static CommitInfo info(Patch patch, @Nullable String artifact) {
        return new CommitInfo(
                patch.id().toString(),
                patch.ordinal(),
                patch.commit().hex(),
                patch.title(),
                patch.body(),
                patch.taskKey(),
                patch.paths(),
                patch.additions(),
                patch.deletions(),
                artifact);
    }

    private Request request(WorkflowView workflow, PatchSet patchSet, PatchSetRevision revision) {
        var options = workflow.options().agent();
        return new Request(
                workflow.requestedBy(),
                workflow.createdAt(),
                workflow.idea(),
                options.agent(),
                options.recipes().stream()
                        .map(use -> new Why.RecipeUse(use.name(), use.options()))
                        .toList(),
                options.recipeYaml(),
                approvals.of(patchSet.id()).stream()
                        .filter(said ->
                                said.decision() == Decision.REQUEST_CHANGES && said.revision() < revision.number())
                        .map(said -> new Feedback(
                                said.by(), said.at(), said.revision(), Objects.requireNonNullElse(said.comment(), "")))
                        .toList(),
                trail.first(workflow.id(), "workflow.created").map(Step::proof).orElse(null));
    }
}
