package dev.missioncontrol.patch.diff;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/** Writes the hunks between two texts, compared byte for byte, so that a change of line ends alone shows as it is. */
final class HunkText {

    private HunkText() {}

    static void write(
            byte[] before, byte[] after, byte[] shownBefore, byte[] shownAfter, int contextLines, OutputStream out)
            throws IOException {
        var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(before), new RawText(after));
        var oldText = new RawText(shownBefore);
        var newText = new RawText(shownAfter);
        try (var formatter = new DiffFormatter(out)) {
            formatter.setContext(contextLines);
            formatter.format(edits, oldText, newText);
            formatter.flush();
        }
    }
}
