package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.GitMode;
import org.jspecify.annotations.Nullable;

/**
 * The section of a diff that speaks of one file.
 *
 * @param line the number, from 1, of the section's first line
 * @param kind what happens to the file
 * @param oldPath the path before, null exactly when the file is added
 * @param newPath the path after, null exactly when the file is deleted
 * @param oldMode the mode before, null when the diff does not say
 * @param newMode the mode after, null when the diff does not say or the file is deleted
 * @param oldId 40 hexadecimal digits of the content before, null when not given in full
 * @param newId 40 hexadecimal digits of the content after, null when not given in full
 * @param body how the content changes
 */
public record FilePatch(
        int line,
        Kind kind,
        @Nullable String oldPath,
        @Nullable String newPath,
        @Nullable GitMode oldMode,
        @Nullable GitMode newMode,
        @Nullable String oldId,
        @Nullable String newId,
        PatchBody body) {

    /** What happens to a file. */
    public enum Kind {
        /** It is new. */
        ADD,
        /** It goes away. */
        DELETE,
        /** It changes where it is. */
        MODIFY,
        /** It moves, and may change. */
        RENAME,
        /** It is copied, and the copy may change. */
        COPY
    }

    /** Returns the path people know the section by: the new one, or the old one of a deleted file. */
    public String path() {
        String path = newPath != null ? newPath : oldPath;
        if (path == null) {
            throw new IllegalStateException("a file patch has a path");
        }
        return path;
    }
}
