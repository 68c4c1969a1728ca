package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Comparator;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Keeps the agents' documents as artifacts, as indented JSON, and reads the newest of a kind back. */
@Component
class Documents {

    private final Artifacts artifacts;
    private final JsonMapper json =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    Documents(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    /** Stores a document in the caller's transaction. */
    Artifact store(WorkflowId workflow, ArtifactKind kind, String name, Object document, Actor by) {
        return artifacts.store(workflow, kind, name, "application/json", json.writeValueAsBytes(document), by);
    }

    /**
     * Reads the newest document of a kind.
     *
     * @throws IllegalStateException when there is none, or it was tombstoned
     */
    <T> T newest(WorkflowId workflow, ArtifactKind kind, Class<T> type) {
        byte[] bytes = artifacts.ofWorkflow(workflow).stream()
                .filter(artifact -> artifact.kind() == kind)
                .max(Comparator.comparing(Artifact::storedAt))
                .flatMap(artifact -> artifacts.read(artifact.digest()))
                .orElseThrow(() -> new IllegalStateException("no " + kind + " in " + workflow));
        return json.readValue(bytes, type);
    }
}
