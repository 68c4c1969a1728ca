package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobId;
import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import dev.missioncontrol.patch.content.PassingChange;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a sealed revision does, with the true bytes: for those who judge it, never for eyes.
 *
 * @param changes the files whose content or mode differs between base and head, by path
 * @param passing what commits on the way hold, and neither base nor head
 * @param sizes the sizes of their contents in bytes
 * @param blobs their contents
 */
public record RevisionContent(
        List<FileChange> changes, List<PassingChange> passing, Map<BlobId, Long> sizes, BlobSource blobs) {

    /** Copies the collections. */
    public RevisionContent {
        changes = List.copyOf(changes);
        passing = List.copyOf(passing);
        sizes = Map.copyOf(sizes);
    }

    /** Returns the size of a content in bytes; 0 when there is none. */
    public long size(@Nullable BlobId id) {
        return id == null ? 0 : sizes.getOrDefault(id, 0L);
    }
}
