package dev.missioncontrol.policy;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What policy has to know of a run; answered by the workflow feature, which stands below this one. */
public interface RunContext {

    /** Returns what is known of the run; empty for a PatchSet that was proposed by itself. */
    Optional<Run> of(WorkflowId workflow);

    /**
     * A run.
     *
     * @param requestedBy the account that asked for it
     * @param agent the id of its agent
     * @param repositories the repositories taking part, the primary one first
     * @param dryRun whether nothing will be written
     */
    record Run(String requestedBy, String agent, List<Repository> repositories, boolean dryRun) {

        /** Nothing is known. */
        static final Run UNKNOWN = new Run("", "", List.of(), false);

        /** Copies the repositories. */
        public Run {
            repositories = List.copyOf(repositories);
        }
    }

    /**
     * A repository taking part.
     *
     * @param id its id
     * @param name its name
     * @param baseBranch the branch the change starts from
     * @param base the pinned commit; null until it is pinned
     */
    record Repository(
            RepositoryId id,
            String name,
            String baseBranch,
            @Nullable CommitId base) {}
}
