package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.Assignment.Workplace;
import dev.missioncontrol.agent.ToolSession;
import dev.missioncontrol.agent.codemod.CodemodAgent.RecordedTask;
import dev.missioncontrol.patch.PatchSetProposal.FileContent;
import dev.missioncontrol.patch.PatchSetProposal.TaskChange;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Turns what the recipes did into the content of each path, task after task. */
final class TaskContents {

    private static final long MAX_BLOB_BYTES = 64L << 20;

    private final Workplace place;
    private final ToolSession session;
    private final Map<String, byte[]> now = new HashMap<>();
    private final Map<String, String> modes = new HashMap<>();
    private @Nullable Map<String, dev.missioncontrol.forge.TreeFile> base;

    TaskContents(Workplace place, ToolSession session) {
        this.place = place;
        this.session = session;
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
                byte[] content = renamed.content();
                put(
                        files,
                        renamed.path(),
                        mode(renamed.oldPath()),
                        content == null ? content(renamed.oldPath()) : content);
                files.put(renamed.oldPath(), new FileContent(null, null));
            }
        }
    }

    private void put(TreeMap<String, FileContent> files, String path, @Nullable String mode, byte[] content) {
        files.put(path, new FileContent(mode, content));
        now.put(path, content);
        if (mode != null) {
            modes.put(path, mode);
        }
    }

    private byte[] content(String path) {
        byte[] known = now.get(path);
        return known != null ? known : session.readBlob(place.id(), atBase(path).blob(), MAX_BLOB_BYTES);
    }

    private String mode(String path) {
        String known = modes.get(path);
        return known != null
                ? known
                : now.containsKey(path) ? "100644" : atBase(path).mode().toString();
    }

    private dev.missioncontrol.forge.TreeFile atBase(String path) {
        var files = base;
        if (files == null) {
            files = new HashMap<>();
            for (var file : session.listFiles(place.id(), place.base())) {
                files.put(file.path(), file);
            }
            base = files;
        }
        var file = files.get(path);
        if (file == null) {
            throw new IllegalStateException(path + " is not in the tree of " + place.base());
        }
        return file;
    }
}
