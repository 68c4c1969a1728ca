package dev.missioncontrol.patch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a whole revision does to a path, from its base to its head.
 *
 * @param path the path
 * @param oldMode the git mode before, in octal; null when the path is new
 * @param oldBlob the git id of the content before; null when the path is new
 * @param newMode the git mode after; null when the path is deleted
 * @param newBlob the git id of the content after; null when the path is deleted
 * @param newSize the size of the content after, in bytes; 0 when the path is deleted
 * @param patches the ordinals of the patches that touch it, ascending
 */
public record RevisionFile(
        String path,
        @Nullable String oldMode,
        @Nullable String oldBlob,
        @Nullable String newMode,
        @Nullable String newBlob,
        long newSize,
        List<Integer> patches) {

    /** Copies the ordinals. */
    public RevisionFile {
        patches = List.copyOf(patches);
    }
}
