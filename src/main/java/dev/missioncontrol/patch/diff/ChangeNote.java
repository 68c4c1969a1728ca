package dev.missioncontrol.patch.diff;

import dev.missioncontrol.patch.content.BlobSource;
import dev.missioncontrol.patch.content.FileChange;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Pattern;

/** What a reviewer could overlook in a change, because it does not show in the text. */
public enum ChangeNote {
    /** Nothing but line ends (CR LF, LF) differ. */
    ONLY_LINE_ENDS,
    /** Characters come in that reorder text on screen, so that code reads otherwise than it runs (CVE-2021-42574). */
    TEXT_DIRECTION,
    /** Bytes come in that are not UTF-8 in a file that was, or is new. */
    NOT_UTF8,
    /** A UTF-8 byte order mark comes or goes. */
    BYTE_ORDER_MARK;

    private static final Pattern DIRECTION = Pattern.compile("[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069]");
    private static final byte[] MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    /** Returns what is worth a note; nothing for binary files. */
    public static Set<ChangeNote> of(FileChange change, BlobSource blobs) {
        Set<ChangeNote> notes = EnumSet.noneOf(ChangeNote.class);
        Section section = Section.of(change);
        if (section.sameContent() || section.newMode() == null) {
            return notes;
        }
        byte[] before = section.before(blobs);
        byte[] after = section.after(blobs);
        if (BinaryText.isBinary(before) || BinaryText.isBinary(after)) {
            return notes;
        }
        if (section.oldMode() != null && Arrays.equals(withoutCarriageReturns(before), withoutCarriageReturns(after))) {
            notes.add(ONLY_LINE_ENDS);
        }
        if (directionMarks(after) > directionMarks(before)) {
            notes.add(TEXT_DIRECTION);
        }
        if (isUtf8(before) && !isUtf8(after)) {
            notes.add(NOT_UTF8);
        }
        if (hasMark(before) != hasMark(after)) {
            notes.add(BYTE_ORDER_MARK);
        }
        return notes;
    }

    private static byte[] withoutCarriageReturns(byte[] text) {
        byte[] out = new byte[text.length];
        int length = 0;
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '\r' || i + 1 == text.length || text[i + 1] != '\n') {
                out[length++] = text[i];
            }
        }
        return Arrays.copyOf(out, length);
    }

    private static long directionMarks(byte[] text) {
        return DIRECTION
                .matcher(new String(text, StandardCharsets.UTF_8))
                .results()
                .count();
    }

    private static boolean isUtf8(byte[] text) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text));
            return true;
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    private static boolean hasMark(byte[] text) {
        return text.length >= MARK.length && Arrays.equals(text, 0, MARK.length, MARK, 0, MARK.length);
    }
}
