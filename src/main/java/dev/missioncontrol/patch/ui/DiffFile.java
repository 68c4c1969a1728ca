package dev.missioncontrol.patch.ui;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One file of a diff, as {@link DiffViewer} reads it: one JSON object on a line of its own (see {@link DiffStream}).
 *
 * @param index its place in the diff, from 0; names the file in the addresses of its two sides
 * @param path its path after the change (before it, when it was deleted), with {@code /} between the parts
 * @param oldPath its path before the change; null when it was added
 * @param oldMode its git mode before the change in octal, such as {@code 100644}; null when it was added
 * @param newMode its git mode after the change; null when it was deleted
 * @param status what happened to it
 * @param additions lines added; 0 for a binary file
 * @param deletions lines removed; 0 for a binary file
 * @param binary whether its content is not text
 * @param oldSize its size before the change in bytes; null when it was added
 * @param newSize its size after the change in bytes; null when it was deleted
 * @param warnings what a reader could overlook in the added lines, see {@link TextWarnings}
 * @param diff its part of the unified diff in git's format, from {@code diff --git} on, decoded as UTF-8
 */
public record DiffFile(
        int index,
        String path,
        @Nullable String oldPath,
        @Nullable String oldMode,
        @Nullable String newMode,
        Status status,
        int additions,
        int deletions,
        boolean binary,
        @Nullable Long oldSize,
        @Nullable Long newSize,
        List<Warning> warnings,
        String diff) {

    /** Copies the warnings. */
    public DiffFile {
        warnings = List.copyOf(warnings);
    }

    /** Returns what the list of files shows of it. */
    public FileChange summary() {
        return new FileChange(
                path,
                oldPath,
                status,
                additions,
                deletions,
                binary,
                warnings.stream().anyMatch(Warning::severe));
    }

    /** What happened to a file as a whole. */
    public enum Status {
        /** It did not exist before. */
        @JsonProperty("added")
        ADDED,
        /** It does not exist any more. */
        @JsonProperty("deleted")
        DELETED,
        /** Its content or its mode changed. */
        @JsonProperty("modified")
        MODIFIED,
        /** It has another path, and maybe other content. */
        @JsonProperty("renamed")
        RENAMED,
        /** It was made from another file that stays. */
        @JsonProperty("copied")
        COPIED
    }

    /**
     * Something in the added lines that does not catch the eye.
     *
     * @param code two or three words for the chip at the file's header
     * @param severe whether the text may do something else than it seems to do
     * @param text a sentence that explains it
     */
    public record Warning(String code, boolean severe, String text) {}
}
