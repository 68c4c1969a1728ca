package dev.missioncontrol.agent.codemod;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives a renamed file whose bytes stay the same those bytes: a result has to say by itself what every path it touches
 * holds in the end.
 */
final class MovedContents {

    private MovedContents() {}

    /** Returns the result with every content in it. */
    static CodemodResult filledIn(CodemodResult result, List<TreeFile> files) throws IOException {
        Map<String, TreeFile> base = new HashMap<>();
        files.forEach(file -> base.put(file.path(), file));
        Map<String, byte[]> now = new HashMap<>();
        List<CodemodResult.Step> steps = new ArrayList<>();
        for (CodemodResult.Step step : result.steps()) {
            List<FileChange> changes = new ArrayList<>();
            for (FileChange change : step.changes()) {
                changes.add(filledIn(change, base, now));
            }
            steps.add(new CodemodResult.Step(step.title(), changes, step.notices(), step.took()));
        }
        return new CodemodResult(steps, result.report());
    }

    private static FileChange filledIn(FileChange change, Map<String, TreeFile> base, Map<String, byte[]> now)
            throws IOException {
        switch (change) {
            case FileChange.Created created -> now.put(created.path(), created.content());
            case FileChange.Modified modified -> now.put(modified.path(), modified.content());
            case FileChange.Renamed renamed -> {
                byte[] content = renamed.content();
                if (content == null) {
                    byte[] known = now.get(renamed.oldPath());
                    content = known == null ? read(base, renamed.oldPath()) : known;
                }
                now.put(renamed.path(), content);
                return new FileChange.Renamed(renamed.oldPath(), renamed.path(), content);
            }
            case FileChange.Deleted deleted -> now.remove(deleted.path());
        }
        return change;
    }

    private static byte[] read(Map<String, TreeFile> base, String path) throws IOException {
        TreeFile file = base.get(path);
        if (file == null) {
            throw new IllegalStateException(path + " was renamed, but is not in the tree");
        }
        return file.content().read();
    }
}
