package dev.missioncontrol.patch;

import org.jspecify.annotations.Nullable;

/**
 * One file of a diff, ready to be shown.
 *
 * @param index its place in the diff, from 0
 * @param path its path after the change, or before it when the file is deleted
 * @param oldPath its path before the change; null when the file is added
 * @param oldMode its git mode before, in octal; null when the file is added
 * @param newMode its git mode after; null when the file is deleted
 * @param additions lines added; 0 for a binary file
 * @param deletions lines removed; 0 for a binary file
 * @param binary whether git takes its content for binary
 * @param oldSize its size before in bytes; null when the file is added
 * @param newSize its size after in bytes; null when the file is deleted
 * @param diff its part of the unified diff, what is no UTF-8 replaced; of a binary file the header only
 */
public record FileDiff(
        int index,
        String path,
        @Nullable String oldPath,
        @Nullable String oldMode,
        @Nullable String newMode,
        int additions,
        int deletions,
        boolean binary,
        @Nullable Long oldSize,
        @Nullable Long newSize,
        String diff) {

    /** Which content of a file. */
    public enum Side {
        /** The one before the change. */
        OLD,
        /** The one after it. */
        NEW
    }
}
