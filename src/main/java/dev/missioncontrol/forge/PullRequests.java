package dev.missioncontrol.forge;

import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Optional;

/** Pull requests, for reading. */
public interface PullRequests {

    /** Returns the pull request with that number, or throws NOT_FOUND. */
    PullRequest get(RepositoryId repository, int number);

    /** Returns the pull request of that head branch, if there is one. */
    Optional<PullRequest> ofBranch(RepositoryId repository, String branch);

    /** Returns the pull requests a workflow opened, in the order of opening. */
    List<PullRequest> ofWorkflow(WorkflowId workflow);
}
