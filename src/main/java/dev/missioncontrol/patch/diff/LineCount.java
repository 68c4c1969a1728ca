package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * How many lines a change adds and removes, as {@code git diff --numstat} counts them.
 *
 * @param added lines added
 * @param removed lines removed
 * @param binary whether a side is binary; then no lines are counted
 */
public record LineCount(int added, int removed, boolean binary) {

    /** Counts the lines of a change. */
    public static LineCount of(FileChange change, BlobSource blobs) {
        Section section = Section.of(change);
        if (section.sameContent()) {
            return new LineCount(0, 0, false);
        }
        byte[] before = section.before(blobs);
        byte[] after = section.after(blobs);
        if (BinaryText.isBinary(before) || BinaryText.isBinary(after)) {
            return new LineCount(0, 0, true);
        }
        int added = 0;
        int removed = 0;
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(before), new RawText(after))) {
            added += edit.getLengthB();
            removed += edit.getLengthA();
        }
        return new LineCount(added, removed, false);
    }
}
