package dev.missioncontrol.workflow.audit;

import dev.missioncontrol.patch.FileDiff.Side;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What somebody points at.
 *
 * @param patchSet the PatchSet
 * @param revision the revision's number; null for the current one
 * @param patch the ordinal of the patch that the line is counted after (or before); null for the whole revision
 * @param path the file; null for the change as a whole
 * @param line the line's number, from 1; null for the file as a whole
 * @param side which version of the file the line is counted in
 */
public record WhyQuestion(
        PatchSetId patchSet,
        @Nullable Integer revision,
        @Nullable Integer patch,
        @Nullable String path,
        @Nullable Integer line,
        Side side) {

    /**
     * Takes a blank path for absent.
     *
     * @throws Refusal INVALID for a line without its file, or one below 1
     */
    public WhyQuestion {
        path = path == null || path.isBlank() ? null : path;
        if (line != null && (line < 1 || path == null)) {
            throw Refusal.invalid(
                    "line",
                    path == null ? "A line is in a file." : "There is no line " + line + ".",
                    "Give the path, and a line from 1.");
        }
    }
}
