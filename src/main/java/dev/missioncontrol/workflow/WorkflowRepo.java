package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A repository taking part in a workflow, with the branch it starts from and the commit that was pinned there. */
@Embeddable
record WorkflowRepo(
        UUID repositoryId,
        String repositoryName,
        @Enumerated(EnumType.STRING) RepoRole role,
        String baseBranch,
        @Nullable String baseCommit) {

    RepositoryId repository() {
        return new RepositoryId(repositoryId);
    }

    /** Returns the pinned commit; null until it is pinned. */
    @Nullable
    CommitId base() {
        return baseCommit == null ? null : new CommitId(baseCommit);
    }

    WorkflowRepo pinnedAt(CommitId commit) {
        return new WorkflowRepo(repositoryId, repositoryName, role, baseBranch, commit.hex());
    }
}
