package dev.missioncontrol.patch;

import dev.missioncontrol.shared.PatchSetId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a reviewer said of a line.
 *
 * @param id its id
 * @param patchSet the PatchSet
 * @param revision the revision whose line it is
 * @param path the file
 * @param side which content the line number counts in
 * @param line the line, from 1
 * @param text what was said, plain text
 * @param author the account
 * @param at when
 * @param resolvedBy the account that called it dealt with; null while it is open
 * @param resolvedAt when; null while it is open
 */
public record ReviewComment(
        UUID id,
        PatchSetId patchSet,
        int revision,
        String path,
        Side side,
        int line,
        String text,
        String author,
        Instant at,
        @Nullable String resolvedBy,
        @Nullable Instant resolvedAt) {

    /** Which content of a file. */
    public enum Side {
        /** The one before the revision: at its base. */
        OLD,
        /** The one after it. */
        NEW
    }

    /** Returns whether nobody has called it dealt with. */
    public boolean isOpen() {
        return resolvedBy == null;
    }
}
