package dev.missioncontrol.patch;

import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.patch.apply.CommitIdentity;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchId;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Reads and writes PatchSets and their sealed revisions; the caller has the transaction. */
@Component
class RevisionStore {

    private final EntityManager entities;
    private final PatchSetRows patchSets;
    private final RevisionRows revisions;
    private final PatchRows patches;

    RevisionStore(EntityManager entities, PatchSetRows patchSets, RevisionRows revisions, PatchRows patches) {
        this.entities = entities;
        this.patchSets = patchSets;
        this.revisions = revisions;
        this.patches = patches;
    }

    /** Returns the PatchSet as it is now, and keeps everyone else from changing it until the transaction ends. */
    PatchSetRow lock(PatchSetId id) {
        return lock(row(id));
    }

    /** As {@link #lock(PatchSetId)}, for all of a workflow, always in the same order. */
    List<PatchSetRow> lockAll(WorkflowId workflow) {
        return patchSets.findByWorkflowIdOrderById(workflow.value()).stream()
                .map(this::lock)
                .toList();
    }

    PatchSetRow lockOrMake(PatchSetProposal proposal, ForgeRepository repository, Instant at) {
        patchSets.insertIfAbsent(
                PatchSetId.next().value(),
                proposal.workflow().value(),
                proposal.workflowTitle(),
                repository.id().value(),
                repository.name(),
                at);
        return lock(patchSets.getByWorkflowIdAndRepositoryId(
                proposal.workflow().value(), repository.id().value()));
    }

    PatchSetRow row(PatchSetId id) {
        return patchSets
                .findById(id.value())
                .orElseThrow(() -> Refusal.notFound("There is no PatchSet with the id '" + id + "'."));
    }

    PatchSet patchSet(PatchSetId id) {
        return withCurrent(row(id));
    }

    List<PatchSet> liveOnes(WorkflowId workflow) {
        return patchSets
                .findByWorkflowIdAndStateNotOrderByRepositoryName(workflow.value(), PatchSet.State.SUPERSEDED)
                .stream()
                .map(this::withCurrent)
                .toList();
    }

    PatchSet withCurrent(PatchSetRow row) {
        return row.with(revision(row.id(), row.currentNumber()));
    }

    PatchSetRevision revision(PatchSetId id, int number) {
        RevisionKey key = new RevisionKey(id.value(), number);
        return revisionRow(key).with(patches(key));
    }

    List<PatchSetRevision> revisions(PatchSetId id) {
        return revisions.findByKeyPatchSetOrderByKeyNumber(id.value()).stream()
                .map(row -> row.with(patches(row.key())))
                .toList();
    }

    List<PatchSetRevision> producedBy(AgentRunId run) {
        return revisions.findByProducedByOrderByKeyPatchSetAscKeyNumberAsc(run.value()).stream()
                .map(row -> row.with(patches(row.key())))
                .toList();
    }

    /**
     * Returns what was sealed, read back from its canonical text.
     *
     * @throws SealBroken when the text is not the one whose digest was announced
     */
    PatchSetContent content(PatchSetId id, int number) {
        RevisionRow row = revisionRow(new RevisionKey(id.value(), number));
        Digest found = Digest.of(row.canonical());
        if (!found.equals(row.digest())) {
            throw new SealBroken("The stored content of revision " + number + " of PatchSet " + id + " has the digest "
                    + found + ", but " + row.digest() + " was sealed.");
        }
        return PatchSetContent.fromJson(row.canonical());
    }

    /** Returns the revision that has the patch, and the patch. */
    Map.Entry<RevisionKey, Patch> patch(PatchId id) {
        return patches.findById(id.value())
                .map(row -> Map.entry(row.revision(), row.toPatch()))
                .orElseThrow(() -> Refusal.notFound("There is no patch with the id '" + id + "'."));
    }

    private List<Patch> patches(RevisionKey key) {
        return patches.findByRevisionOrderByOrdinal(key).stream()
                .map(PatchRow::toPatch)
                .toList();
    }

    private RevisionRow revisionRow(RevisionKey key) {
        return revisions
                .findById(key)
                .orElseThrow(() ->
                        Refusal.notFound("The PatchSet " + key.patchSet() + " has no revision " + key.number() + "."));
    }

    /** Returns whom the revision's commits name, and when. */
    CommitIdentity identity(PatchSetId id, int number) {
        return revisionRow(new RevisionKey(id.value(), number)).identity();
    }

    void save(PatchSetRevision revision, PatchSetContent content, CommitIdentity identity) {
        entities.persist(new RevisionRow(revision, identity, content.toJson()));
        RevisionKey key = new RevisionKey(revision.patchSet().value(), revision.number());
        for (Patch patch : revision.patches()) {
            PatchContent made = content.patches().get(patch.ordinal() - 1);
            entities.persist(new PatchRow(key, patch, made.body()));
        }
    }

    private PatchSetRow lock(PatchSetRow row) {
        // Not by a locking query: that would return what this transaction read before it had the lock.
        entities.refresh(row, LockModeType.PESSIMISTIC_WRITE);
        return row;
    }
}
