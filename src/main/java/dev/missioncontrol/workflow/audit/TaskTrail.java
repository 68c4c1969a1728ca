package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.plan.WorkItem;
import dev.missioncontrol.plan.WorkItems;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.workflow.audit.Trail.Step;
import dev.missioncontrol.workflow.audit.Why.Criterion;
import dev.missioncontrol.workflow.audit.Why.Task;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The task behind a commit, with the acceptance criteria it serves. */
@Component
class TaskTrail {

    private final WorkItems workItems;
    private final Artifacts artifacts;
    private final Trail trail;
    private final JsonMapper json = JsonMapper.shared();

    TaskTrail(WorkItems workItems, Artifacts artifacts, Trail trail) {
        this.workItems = workItems;
        this.artifacts = artifacts;
        this.trail = trail;
    }

    /** Returns the task; null when the plan has none with that key. */
    @Nullable
    Task of(WorkflowId workflow, String key) {
        return workItems.ofWorkflow(workflow).stream()
                .filter(item -> item.kind() == WorkItem.Kind.TASK && item.key().equals(key))
                .findFirst()
                .map(item -> task(workflow, item))
                .orElse(null);
    }

    private Task task(WorkflowId workflow, WorkItem item) {
        Map<String, String> texts = criteria(workflow);
        Optional<Artifact> plan = newest(workflow, ArtifactKind.PLAN);
        return new Task(
                item.key(),
                item.title(),
                item.description(),
                item.mayTouch(),
                item.criteria().stream()
                        .map(key -> new Criterion(key, texts.getOrDefault(key, "")))
                        .toList(),
                item.testedBy(),
                plan.flatMap(document -> stored(workflow, document)).orElse(null),
                plan.map(document -> document.digest().hex()).orElse(null));
    }

    private Optional<Proof> stored(WorkflowId workflow, Artifact document) {
        return trail.naming(workflow, document.digest().hex()).stream()
                .filter(step -> step.is("artifact.stored"))
                .map(Step::proof)
                .findFirst();
    }

    private Map<String, String> criteria(WorkflowId workflow) {
        Map<String, String> texts = new LinkedHashMap<>();
        newest(workflow, ArtifactKind.SCOPE)
                .flatMap(document -> artifacts.read(document.digest()))
                .ifPresent(bytes -> {
                    try {
                        Trail.elements(json.readTree(bytes).path("criteria"))
                                .forEach(each -> texts.put(
                                        each.path("key").asString(""),
                                        each.path("text").asString("")));
                    } catch (JacksonException tampered) {
                        texts.clear();
                    }
                });
        return texts;
    }

    private Optional<Artifact> newest(WorkflowId workflow, ArtifactKind kind) {
        return artifacts.ofWorkflow(workflow).stream()
                .filter(artifact -> artifact.kind() == kind)
                .max(Comparator.comparing(Artifact::storedAt));
    }
}
