package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Finds symbolic links that lead out of the repository. */
final class LinkFinder {

    private static final String SYMLINK = "120000";

    void find(ChangedFile file, List<ContentFinding> findings) {
        if (SYMLINK.equals(file.facts().newMode())
                && escapes(file.path(), file.after().text())) {
            findings.add(new ContentFinding(
                    ContentFinding.Kind.SYMLINK_ESCAPE,
                    file.path(),
                    1,
                    "symlink-escape",
                    "The symbolic link leads out of the repository."));
        }
    }

    /** Follows the target as text: where a directory on the way is a link too, nobody can tell without a work tree. */
    static boolean escapes(String path, String target) {
        String to = target.strip().replace('\\', '/');
        if (to.startsWith("/") || to.startsWith("~") || to.matches("(?s)[A-Za-z]:.*")) {
            return true;
        }
        Deque<String> at = new ArrayDeque<>(List.of(path.split("/")));
        at.removeLast();
        for (String step : to.split("/")) {
            if (step.equals("..")) {
                if (at.isEmpty()) {
                    return true;
                }
                at.removeLast();
            } else if (!step.isEmpty() && !step.equals(".")) {
                at.addLast(step);
            }
        }
        return false;
    }
}
