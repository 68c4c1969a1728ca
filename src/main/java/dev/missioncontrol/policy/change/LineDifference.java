package dev.missioncontrol.policy.change;

import java.io.ByteArrayOutputStream;
import java.util.BitSet;
import java.util.List;
import org.eclipse.jgit.diff.Edit;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;

/**
 * The lines by which two texts differ, as git has it.
 *
 * @param removed lines of the old text, from 0, that the new one does not have
 * @param added lines of the new text, from 0, that the old one does not have
 */
record LineDifference(BitSet removed, BitSet added) {

    static LineDifference of(byte[] before, byte[] after) {
        var difference = new LineDifference(new BitSet(), new BitSet());
        for (Edit edit : new HistogramDiff().diff(RawTextComparator.DEFAULT, new RawText(before), new RawText(after))) {
            difference.removed.set(edit.getBeginA(), edit.getEndA());
            difference.added.set(edit.getBeginB(), edit.getEndB());
        }
        return difference;
    }

    /** Compares lines that have their line feeds with them. */
    static LineDifference of(List<byte[]> before, List<byte[]> after) {
        return of(joined(before), joined(after));
    }

    private static byte[] joined(List<byte[]> lines) {
        var out = new ByteArrayOutputStream();
        lines.forEach(out::writeBytes);
        return out.toByteArray();
    }
}
