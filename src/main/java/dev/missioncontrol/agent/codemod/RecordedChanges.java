package dev.missioncontrol.agent.codemod;

import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** The paths a run touches, old and new names alike. */
record RecordedChanges(CodemodResult result, PathFilter filter) {

    SortedSet<String> paths() {
        var paths = new TreeSet<String>();
        for (var step : result.steps()) {
            paths(step).stream().filter(filter::admits).forEach(paths::add);
        }
        return paths;
    }

    static List<String> paths(CodemodResult.Step step) {
        var paths = new TreeSet<String>();
        for (FileChange change : step.changes()) {
            paths.add(change.path());
            if (change instanceof FileChange.Renamed renamed) {
                paths.add(renamed.oldPath());
            }
        }
        return List.copyOf(paths);
    }
}
