package dev.missioncontrol.cli.diff;

import java.util.LinkedHashSet;
import java.util.Set;

/** Counts the lines of one file's part of a diff, and reads from its header what happens to the file. */
final class FileCount {

    private String oldPath;
    private String newPath;
    private int added;
    private int removed;
    private final Set<String> notes = new LinkedHashSet<>();

    /** Starts at a line {@code diff --git a/path b/path}; both paths are as long as each other unless the file moves. */
    FileCount(String line) {
        String paths = line.substring("diff --git ".length());
        int half = paths.length() / 2;
        boolean quoted = paths.startsWith("\"");
        this.oldPath = paths.substring(0, half).replaceFirst("^\"?a/", quoted ? "\"" : "");
        this.newPath = paths.substring(Math.min(half + 1, paths.length())).replaceFirst("^\"?b/", quoted ? "\"" : "");
    }

    void take(DiffLine line) {
        switch (line.kind()) {
            case ADDED -> added++;
            case REMOVED -> removed++;
            case HEADER -> header(line.text());
            case FILE, HUNK, CONTEXT -> {
                // Nothing to count.
            }
        }
    }

    private void header(String text) {
        if (text.startsWith("rename from ") || text.startsWith("copy from ")) {
            oldPath = text.substring(text.indexOf(" from ") + " from ".length());
            notes.add(text.startsWith("rename") ? "renamed" : "copied");
        } else if (text.startsWith("rename to ") || text.startsWith("copy to ")) {
            newPath = text.substring(text.indexOf(" to ") + " to ".length());
        } else if (text.startsWith("new file mode ")) {
            notes.add("new" + special(text));
        } else if (text.startsWith("deleted file mode ")) {
            notes.add("deleted" + special(text));
        } else if (text.startsWith("new mode ")) {
            notes.add("mode " + text.substring("new mode ".length()));
        } else if (text.startsWith("GIT binary patch") || text.startsWith("Binary files ")) {
            notes.add("binary");
        }
    }

    /** Says what kind of file it is when it is no plain one. */
    private static String special(String text) {
        return switch (text.substring(text.length() - 6)) {
            case "100755" -> ", executable";
            case "120000" -> ", symbolic link";
            case "160000" -> ", submodule";
            default -> "";
        };
    }

    DiffStat.OfFile done() {
        boolean moved = notes.contains("renamed") || notes.contains("copied");
        return new DiffStat.OfFile(
                moved ? oldPath + " → " + newPath : newPath, added, removed, String.join(", ", notes));
    }
}
