package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.GitMode;
import dev.missioncontrol.patch.content.InMemoryBlobs;
import dev.missioncontrol.patch.content.PatchContent;
import dev.missioncontrol.patch.content.PatchLimits;
import dev.missioncontrol.patch.content.PatchSetContent;
import dev.missioncontrol.patch.content.PathRules;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Turns the whole files an agent proposes into changes relative to the base, one task after the other. */
final class ProposedContent {

    private final PatchLimits limits;
    private final Map<String, TreeEntry> tree;
    private final InMemoryBlobs blobs = new InMemoryBlobs();

    /** Starts from what the base holds at the proposal's paths. */
    ProposedContent(PatchLimits limits, Map<String, TreeEntry> base) {
        this.limits = limits;
        this.tree = new HashMap<>(base);
    }

    /** Returns the paths a proposal speaks of, after refusing those that no repository may have. */
    static Set<String> paths(PatchSetProposal proposal) {
        Set<String> paths = new TreeSet<>();
        proposal.tasks().forEach(task -> paths.addAll(task.files().keySet()));
        paths.forEach(PathRules::requireSafe);
        return paths;
    }

    /**
     * Returns the content, without tasks and files that change nothing.
     *
     * @throws Refusal INVALID when nothing is left, TOO_LARGE when it is more than the limits allow
     */
    PatchSetContent of(PatchSetProposal proposal) {
        PatchLimits.require("Tasks in the proposal", proposal.tasks().size(), limits.maxPatches());
        List<PatchContent> patches = new ArrayList<>();
        for (PatchSetProposal.TaskChange task : proposal.tasks()) {
            PatchLimits.require("Files of task " + task.taskKey(), task.files().size(), limits.maxFiles());
            List<FileChange> changes = new ArrayList<>();
            long total = 0;
            for (var file : task.files().entrySet()) {
                byte[] bytes = file.getValue().bytes();
                long size = bytes == null ? 0 : bytes.length;
                PatchLimits.require("Bytes of " + file.getKey(), size, limits.maxFileBytes());
                total += size;
                FileChange change = change(file.getKey(), file.getValue());
                if (change != null) {
                    changes.add(change);
                }
            }
            PatchLimits.require("Bytes of task " + task.taskKey(), total, limits.maxTotalBytes());
            if (!changes.isEmpty()) {
                patches.add(new PatchContent(task.taskKey(), task.title(), task.body(), changes));
            }
        }
        if (patches.isEmpty() || isUndone(patches)) {
            throw Refusal.invalid(
                    "tasks",
                    "The proposal changes nothing: every file is as it is at "
                            + proposal.base().abbreviated() + ".",
                    "Propose a change, or report that there is nothing to do.");
        }
        return new PatchSetContent(proposal.base(), patches);
    }

    /** Returns the new contents. */
    InMemoryBlobs blobs() {
        return blobs;
    }

    private boolean isUndone(List<PatchContent> patches) {
        Map<String, FileChange> first = new HashMap<>();
        patches.forEach(patch -> patch.changes().forEach(change -> first.putIfAbsent(change.path(), change)));
        return first.values().stream().allMatch(change -> {
            TreeEntry now = tree.get(change.path());
            return now == null
                    ? change.oldBlob() == null
                    : now.blob().equals(change.oldBlob()) && now.mode() == change.oldMode();
        });
    }

    private @Nullable FileChange change(String path, PatchSetProposal.FileContent file) {
        TreeEntry before = tree.get(path);
        byte[] bytes = file.bytes();
        if (bytes == null) {
            tree.remove(path);
            return before == null ? null : FileChange.removed(path, before.mode(), before.blob());
        }
        GitMode mode = mode(path, file.mode(), before);
        TreeEntry after = new TreeEntry(mode, blobs.put(bytes));
        if (after.equals(before)) {
            return null;
        }
        tree.put(path, after);
        return new FileChange(
                path,
                before == null ? null : before.mode(),
                before == null ? null : before.blob(),
                mode,
                after.blob(),
                Digest.of(bytes));
    }

    private static GitMode mode(String path, @Nullable String wanted, @Nullable TreeEntry before) {
        GitMode mode = wanted != null ? GitMode.parse(wanted) : before != null ? before.mode() : GitMode.FILE;
        if (mode == GitMode.GITLINK) {
            throw Refusal.invalid(
                    path,
                    "'" + path + "' is a submodule; it has no content of its own in this repository.",
                    "Leave it out of the change, or delete it.");
        }
        return mode;
    }
}
