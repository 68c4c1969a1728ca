package dev.missioncontrol.patch;

import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * How many lines a change adds and removes; none of a binary file.
 *
 * @param additions lines added
 * @param deletions lines removed
 */
record LineCount(int additions, int deletions) {

    static final LineCount NONE = new LineCount(0, 0);

    /** Counts over all changes, as the diff shows them. */
    static LineCount of(List<FileChange> changes, BlobSource contents) {
        return DiffSection.of(changes, contents).stream()
                .map(section -> of(section.before(contents), section.after(contents)))
                .reduce(NONE, LineCount::plus);
    }

    /** Counts between two contents. */
    static LineCount of(byte[] before, byte[] after) {
        if (DiffSection.isBinary(before) || DiffSection.isBinary(after)) {
            return NONE;
        }
        int additions = 0;
        int deletions = 0;
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(before), new RawText(after))) {
            additions += edit.getLengthB();
            deletions += edit.getLengthA();
        }
        return new LineCount(additions, deletions);
    }

    LineCount plus(LineCount other) {
        return new LineCount(additions + other.additions, deletions + other.deletions);
    }
}
