package dev.missioncontrol.patch.apply;

import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.io.UnsupportedEncodingException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.ObjectId;

/** How a Patch becomes a commit: from fixed parts only, so that the same Patch gives the same commit id every time. */
final class CommitRecipe {

    private final WorkflowId workflow;
    private final Digest patchSet;
    private final CommitIdentity identity;

    CommitRecipe(WorkflowId workflow, Digest patchSet, CommitIdentity identity) {
        this.workflow = workflow;
        this.patchSet = patchSet;
        this.identity = identity;
    }

    GitObject commit(PatchContent patch, ObjectId parent, ObjectId tree) {
        var commit = new CommitBuilder();
        commit.setParentId(parent);
        commit.setTreeId(tree);
        commit.setAuthor(identity.toPersonIdent());
        commit.setCommitter(identity.toPersonIdent());
        commit.setMessage(message(patch));
        try {
            return new GitObject(GitObject.Type.COMMIT, commit.build());
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("UTF-8 is always there", e);
        }
    }

    private String message(PatchContent patch) {
        String body = patch.body().strip();
        return patch.title() + "\n\n"
                + (body.isEmpty() ? "" : body + "\n\n")
                + PatchContent.TRAILER_PREFIX + "Task: " + patch.taskKey() + "\n"
                + PatchContent.TRAILER_PREFIX + "Workflow: " + workflow + "\n"
                + PatchContent.TRAILER_PREFIX + "PatchSet-Digest: " + patchSet + "\n";
    }
}
