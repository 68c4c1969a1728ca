package dev.missioncontrol.patch;

import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * What an agent proposes for one repository, before it is checked and sealed.
 *
 * @param workflow the workflow
 * @param repository the repository
 * @param base the pinned commit the change was made on
 * @param workflowTitle the workflow's title, from which the branch gets its name
 * @param tasks the change of each leaf task, in order; each relative to the result of the one before
 * @param producedBy the agent run
 */
public record PatchSetProposal(
        WorkflowId workflow,
        RepositoryId repository,
        CommitId base,
        String workflowTitle,
        List<TaskChange> tasks,
        AgentRunId producedBy) {

    /** Copies the tasks. */
    public PatchSetProposal {
        tasks = List.copyOf(tasks);
    }

    /**
     * The change of one leaf task.
     *
     * @param taskKey the task's key
     * @param title a subject line
     * @param body what and why, for the commit message; may be empty
     * @param files the new content of each touched path
     */
    public record TaskChange(String taskKey, String title, String body, SortedMap<String, FileContent> files) {}

    /**
     * What a path shall hold after a task.
     *
     * @param mode the git mode in octal, such as {@code 100644}; null to keep the mode (or 100644 for a new file)
     * @param bytes the content; null to delete the file
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record FileContent(@Nullable String mode, byte @Nullable [] bytes) {}
}
