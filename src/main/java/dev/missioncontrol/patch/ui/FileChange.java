package dev.missioncontrol.patch.ui;

import org.jspecify.annotations.Nullable;

/**
 * A changed file as the list beside a diff shows it.
 *
 * @param path its path after the change (before it, when it was deleted)
 * @param oldPath its path before the change; null when it was added
 * @param status what happened to it
 * @param additions lines added
 * @param deletions lines removed
 * @param binary whether its content is not text
 * @param suspicious whether its added lines hold characters that hide what they do
 */
public record FileChange(
        String path,
        @Nullable String oldPath,
        DiffFile.Status status,
        int additions,
        int deletions,
        boolean binary,
        boolean suspicious) {

    /** Returns the last part of the path. */
    public String name() {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    /** Returns the path of the folder it lies in, empty at the top. */
    public String folder() {
        int slash = path.lastIndexOf('/');
        return slash < 0 ? "" : path.substring(0, slash);
    }
}
