package dev.missioncontrol.patch;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.patch.apply.DiffApplier;
import dev.missioncontrol.patch.content.AllowedModes;
import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.RepositoryBlobs;
import dev.missioncontrol.patch.diff.DiffParser;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.jgit.lib.ObjectReader;
import org.springframework.stereotype.Service;

/** Turns unified diffs from outside into the tasks of a proposal. */
@Service
public class ProposalFromDiff {

    /**
     * A diff that does one task.
     *
     * @param taskKey the task's key
     * @param title a subject line
     * @param body what and why; may be empty
     * @param diff the bytes of what {@code git diff --binary --full-index} prints
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record TaskDiff(String taskKey, String title, String body, byte[] diff) {}

    private final ForgeReader forge;
    private final PatchLimits limits;

    ProposalFromDiff(ForgeReader forge, PatchLimits limits) {
        this.forge = forge;
        this.limits = limits;
    }

    /**
     * Reads the diffs strictly and applies each to the result of the one before.
     *
     * @throws dev.missioncontrol.shared.Refusal INVALID naming line and remedy when a diff is malformed or hostile,
     *     CONFLICT when it does not fit, TOO_LARGE
     */
    public List<PatchSetProposal.TaskChange> tasks(RepositoryId repository, CommitId base, List<TaskDiff> diffs) {
        return forge.read(repository, objects -> {
            DiffApplier applier = DiffApplier.at(objects, base, limits, AllowedModes.filesAndLinks());
            List<PatchSetProposal.TaskChange> tasks = new ArrayList<>();
            for (TaskDiff diff : diffs) {
                List<FileChange> changes = applier.apply(DiffParser.parse(diff.diff(), limits));
                tasks.add(new PatchSetProposal.TaskChange(
                        diff.taskKey(), diff.title(), diff.body(), files(changes, applier, objects)));
            }
            return tasks;
        });
    }

    private SortedMap<String, PatchSetProposal.FileContent> files(
            List<FileChange> changes, DiffApplier applier, ObjectReader objects) {
        // A file whose mode alone changes has its bytes in the repository still.
        var contents = applier.blobs().or(new RepositoryBlobs(objects, limits.maxFileBytes()));
        SortedMap<String, PatchSetProposal.FileContent> files = new TreeMap<>();
        for (FileChange change : changes) {
            GitMode mode = change.newMode();
            BlobId blob = change.newBlob();
            files.put(
                    change.path(),
                    mode == null || blob == null
                            ? new PatchSetProposal.FileContent(null, null)
                            : new PatchSetProposal.FileContent(mode.text(), contents.read(blob)));
        }
        return files;
    }
}
