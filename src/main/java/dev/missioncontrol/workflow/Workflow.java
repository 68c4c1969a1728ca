package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One unit of work: one or more repositories and what was asked for. Its state changes by {@link #apply} alone, which
 * asks the transition table.
 */
@Entity
@Table(name = "workflow")
class Workflow {

    private static final String ERASED = "(erased)";

    @Id
    private UUID id = new UUID(0, 0);

    private String title = "";
    private String idea = "";

    @Enumerated(EnumType.STRING)
    private WorkflowState state = WorkflowState.INGESTED;

    @Enumerated(EnumType.STRING)
    private @Nullable WorkflowState interrupted;

    private Instant stateSince = Instant.EPOCH;
    private @Nullable String reason;
    private @Nullable String pausedBy;
    private @Nullable String pausedWhy;
    private @Nullable Instant pausedAt;
    private String options = "";
    private String requestedBy = "";
    private Instant createdAt = Instant.EPOCH;

    @Version
    private @Nullable Long version;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "workflow_repo", joinColumns = @JoinColumn(name = "workflow_id"))
    @OrderColumn(name = "ordinal")
    private List<WorkflowRepo> repos = new ArrayList<>();

    /** For JPA. */
    protected Workflow() {}

    Workflow(WorkflowId id, String title, String idea, String options, String requestedBy, Instant at) {
        this.id = id.value();
        this.title = title;
        this.idea = idea;
        this.options = options;
        this.requestedBy = requestedBy;
        this.createdAt = at;
        this.stateSince = at;
    }

    WorkflowId id() {
        return new WorkflowId(id);
    }

    String title() {
        return title;
    }

    String idea() {
        return idea;
    }

    /** Takes a text away that may not be kept. */
    void forgetIdea() {
        title = ERASED;
        idea = ERASED;
    }

    WorkflowState state() {
        return state;
    }

    @Nullable
    WorkflowState interrupted() {
        return interrupted;
    }

    Instant stateSince() {
        return stateSince;
    }

    /** Returns why it stands where it stands, as a sentence; null when the state says it all. */
    @Nullable
    String reason() {
        return reason;
    }

    /** Returns whether a check report may move it on. */
    boolean awaitsChecks() {
        return state == WorkflowState.VERIFYING_CI
                || (state == WorkflowState.NEEDS_HUMAN && interrupted == WorkflowState.VERIFYING_CI);
    }

    boolean isPaused() {
        return pausedBy != null;
    }

    @Nullable
    String pausedBy() {
        return pausedBy;
    }

    @Nullable
    String pausedWhy() {
        return pausedWhy;
    }

    @Nullable
    Instant pausedAt() {
        return pausedAt;
    }

    String options() {
        return options;
    }

    String requestedBy() {
        return requestedBy;
    }

    Instant createdAt() {
        return createdAt;
    }

    List<WorkflowRepo> repos() {
        return List.copyOf(repos);
    }

    void add(WorkflowRepo repo) {
        repos.add(repo);
    }

    /** Pins the base of a repository. */
    void pin(RepositoryId repository, CommitId base) {
        repos.replaceAll(repo -> repo.repository().equals(repository) ? repo.pinnedAt(base) : repo);
    }

    /**
     * Moves along the transition table (I3).
     *
     * @return the state before
     * @throws Refusal CONFLICT when the event means nothing in the present state
     */
    WorkflowState apply(WorkflowEvent event, Fact fact, @Nullable String why, Instant at) {
        WorkflowState before = state;
        WorkflowState after = Transitions.next(before, event, fact, interrupted)
                .orElseThrow(() -> Refusal.conflict(
                        "The run is in " + before + ", where " + event + (fact == Fact.NONE ? "" : " (" + fact + ")")
                                + " means nothing.",
                        "Reload the run and see whose move it is."));
        if (after != before) {
            interrupted = resumable(event, after) ? before : Transitions.isInterruption(after) ? interrupted : null;
            if (after == WorkflowState.FAILED && event == WorkflowEvent.E_PATCH_SET_REJECTED) {
                interrupted = null;
            }
            state = after;
            stateSince = at;
            reason = why;
        } else if (why != null && event != WorkflowEvent.E_PAUSED && event != WorkflowEvent.E_RESUMED) {
            reason = why;
        }
        return before;
    }

    private boolean resumable(WorkflowEvent event, WorkflowState after) {
        return Transitions.isInterruption(after)
                && !Transitions.isInterruption(state)
                && event != WorkflowEvent.E_PATCH_SET_REJECTED;
    }

    void pause(String by, String why, Instant at) {
        pausedBy = by;
        pausedWhy = why;
        pausedAt = at;
    }

    void resume() {
        pausedBy = null;
        pausedWhy = null;
        pausedAt = null;
    }
}
