package dev.missioncontrol.patch;

import dev.missioncontrol.shared.PatchSetId;
import org.jspecify.annotations.Nullable;

/**
 * Names a diff that can be shown of a PatchSet. What it names never changes.
 *
 * @param patchSet the PatchSet
 * @param revision the number of the revision it ends at
 * @param patch the ordinal of the one patch it shows; null for the whole revision
 * @param since the number of the revision it starts from; null for the base
 */
public record DiffOf(
        PatchSetId patchSet,
        int revision,
        @Nullable Integer patch,
        @Nullable Integer since) {

    /** Names the diff of a whole revision. */
    public static DiffOf revision(PatchSetId patchSet, int revision) {
        return new DiffOf(patchSet, revision, null, null);
    }

    /** Names the diff of one patch of a revision. */
    public static DiffOf patch(PatchSetId patchSet, int revision, int ordinal) {
        return new DiffOf(patchSet, revision, ordinal, null);
    }

    /** Names the diff from what one revision leaves to what another leaves. */
    public static DiffOf since(PatchSetId patchSet, int earlier, int revision) {
        return new DiffOf(patchSet, revision, null, earlier);
    }
}
