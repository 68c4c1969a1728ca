package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.CodemodAgent.RecordedTask;
import dev.missioncontrol.forge.TreeFile;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what the recipes did into the content of each path, task after task. */
final class TaskContents {

    private final Map<String, String> modesAtBase = new HashMap<>();
    private final Map<String, String> modes = new HashMap<>();
    private final Set<String> written = new HashSet<>();

    TaskContents(List<TreeFile> base) {
        base.forEach(file -> modesAtBase.put(file.path(), file.mode().toString()));
    }

    TaskChange of(RecordedTask task, PathFilter filter) {
        var files = new TreeMap<String, FileContent>();
        for (FileChange change : task.step().changes()) {
            if (filter.admits(change.path())) {
                add(files, change);
            }
        }
        return new TaskChange(task.key(), task.title(), "", files);
    }

    private void add(TreeMap<String, FileContent> files, FileChange change) {
        switch (change) {
            case FileChange.Created created -> put(files, created.path(), null, created.content());
            case FileChange.Modified modified ->
                put(files, modified.path(), modes.get(modified.path()), modified.content());
            case FileChange.Deleted deleted -> files.put(deleted.path(), new FileContent(null, null));
            case FileChange.Renamed renamed -> {
                put(
                        files,
                        renamed.path(),
                        mode(renamed.oldPath()),
                        Objects.requireNonNull(renamed.content(), "filled in by MovedContents"));
                files.put(renamed.oldPath(), new FileContent(null, null));
            }
        }
    }

    private void put(TreeMap<String, FileContent> files, String path, @Nullable String mode, byte[] content) {
        files.put(path, new FileContent(mode, content));
        written.add(path);
        if (mode != null) {
            modes.put(path, mode);
        }
    }

    private String mode(String path) {
        String known = modes.get(path);
        if (known != null) {
            return known;
        }
        String atBase = written.contains(path) ? "100644" : modesAtBase.get(path);
        if (atBase == null) {
            throw new IllegalStateException(path + " was renamed, but is not in the tree");
        }
        return atBase;
    }
}
