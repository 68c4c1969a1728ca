package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;

/**
 * How large a change may be. What exceeds a limit is refused as TOO_LARGE, before it is held in memory where that can be.
 *
 * @param maxDiffBytes bytes of one diff text
 * @param maxDiffLines lines of one diff text
 * @param maxFiles files changed by one Patch
 * @param maxFileBytes bytes of one file, before or after the change
 * @param maxTotalBytes bytes of all files together after the change, per Patch
 * @param maxPatches Patches in a PatchSet
 */
public record PatchLimits(
        int maxDiffBytes, int maxDiffLines, int maxFiles, int maxFileBytes, long maxTotalBytes, int maxPatches) {

    private static final int MIB = 1 << 20;

    /** The limits used unless configured: 64 MiB or 2 million lines of diff, 10,000 files of up to 50 MiB each. */
    public static PatchLimits defaults() {
        return new PatchLimits(64 * MIB, 2_000_000, 10_000, 50 * MIB, 512L * MIB, 1_000);
    }

    /** Refuses when there is more than the limit. */
    public static void require(String what, long actual, long limit) {
        if (actual > limit) {
            throw Refusal.of(
                    Refusal.Kind.TOO_LARGE,
                    null,
                    what + ": " + actual + " is more than the limit of " + limit + ".",
                    "Split the change into smaller ones, or have an administrator raise the limit.");
        }
    }
}
