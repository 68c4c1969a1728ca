package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Optional;

/** The content-addressed documents of all workflows. */
public interface Artifacts {

    /**
     * Stores a document and appends the entry that says so, in the caller's transaction. The same bytes are kept once;
     * storing them again under the same workflow, kind and name changes nothing.
     */
    Artifact store(WorkflowId workflow, ArtifactKind kind, String name, String mediaType, byte[] content, Actor by);

    /** Returns the bytes, or empty when there is no such artifact or it was tombstoned. */
    Optional<byte[]> read(Digest digest);

    /** Returns what is known of an artifact, for whichever workflow stored it first. */
    Optional<Artifact> find(Digest digest);

    /** Returns the documents of a workflow, oldest first. */
    List<Artifact> ofWorkflow(WorkflowId workflow);

    /** Returns the document whose storing an entry of type {@code artifact.stored} records; empty for other entries. */
    Optional<Artifact> storedBy(LedgerEntry entry);
}
