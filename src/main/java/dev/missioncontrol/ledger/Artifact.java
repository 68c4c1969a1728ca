package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;

/**
 * An immutable, content-addressed document of a workflow.
 *
 * @param digest its id: the SHA-256 of its bytes
 * @param workflow the workflow it belongs to
 * @param kind what it is
 * @param name the file name a download gets
 * @param mediaType the media type, such as {@code application/json}
 * @param size in bytes
 * @param storedAt when it was stored for this workflow
 */
public record Artifact(
        Digest digest,
        WorkflowId workflow,
        ArtifactKind kind,
        String name,
        String mediaType,
        long size,
        Instant storedAt) {}
