package dev.missioncontrol.patch;

import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;

/** A PatchSet as stored: its state and which revision is current. Changed only while its row is locked. */
@Entity
@Table(name = "patch_set")
class PatchSetRow {

    @Id
    private UUID id;

    private UUID workflowId;
    private String workflowTitle;
    private UUID repositoryId;
    private String repositoryName;

    @Enumerated(EnumType.STRING)
    private PatchSet.State state;

    private int currentNumber;
    private Instant changedAt;

    @SuppressWarnings("NullAway.Init") // filled by JPA
    protected PatchSetRow() {}

    PatchSetId id() {
        return new PatchSetId(id);
    }

    WorkflowId workflow() {
        return new WorkflowId(workflowId);
    }

    PatchSet.State state() {
        return state;
    }

    int currentNumber() {
        return currentNumber;
    }

    /** Opens the PatchSet for its next revision, and returns that revision's number. */
    int reopen(Instant at) {
        if (state == PatchSet.State.REJECTED) {
            throw Refusal.conflict(
                    "The change to " + repositoryName + " was rejected; it takes no new revision.",
                    "Start a new workflow.");
        }
        state = PatchSet.State.OPEN;
        changedAt = at;
        return ++currentNumber;
    }

    /** Moves to another state; returns whether that changed anything. */
    boolean moveTo(PatchSet.State next, Instant at) {
        if (state == next) {
            return false;
        }
        if (!state.mayBecome(next)) {
            throw Refusal.conflict(
                    "The change to " + repositoryName + " is " + state + " and cannot become " + next + ".",
                    "Reload the page to see what happened to it.");
        }
        state = next;
        changedAt = at;
        return true;
    }

    PatchSet with(PatchSetRevision current) {
        return new PatchSet(
                id(),
                workflow(),
                workflowTitle,
                new RepositoryId(repositoryId),
                repositoryName,
                state,
                current,
                changedAt);
    }
}
