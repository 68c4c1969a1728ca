package dev.missioncontrol.policy;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;

/** What is asked of policy: one kind for each point where it is enforced. */
public sealed interface PolicyQuestion {

    /** Returns the workflow the act belongs to. */
    WorkflowId workflow();

    /** May this workflow run? */
    record RunStart(WorkflowId workflow, String requestedBy, String agent, List<String> repositories)
            implements PolicyQuestion {}

    /** May this agent call this tool? */
    record ToolCall(WorkflowId workflow, String agent, String tool, String target) implements PolicyQuestion {}

    /** May this revision be proposed for approval? Modes are octal; sizes are of the new content, in bytes. */
    record Revision(WorkflowId workflow, String repository, Digest digest, List<ChangedFile> files)
            implements PolicyQuestion {}

    /** May this approved revision be written: {@code push_branch} or {@code open_pr}? */
    record Write(WorkflowId workflow, String repository, String branch, Digest digest, String action)
            implements PolicyQuestion {}

    /** A file of a revision: its path, its new mode ("" when deleted) and the size of its new content. */
    record ChangedFile(String path, String newMode, long size) {}
}
