package dev.missioncontrol.patch.diff;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.zip.DeflaterOutputStream;
import org.eclipse.jgit.util.io.BinaryHunkOutputStream;

/** Writes binary content as {@code GIT binary patch}: the new bytes whole, then the old ones, so that it can be undone. */
final class BinaryText {

    private static final int SNIFFED = 8000;

    private BinaryText() {}

    /** Whether git takes the content for binary: a NUL among the first 8,000 bytes. */
    static boolean isBinary(byte[] content) {
        for (int i = 0; i < Math.min(content.length, SNIFFED); i++) {
            if (content[i] == 0) {
                return true;
            }
        }
        return false;
    }

    static void write(byte[] before, byte[] after, OutputStream out) throws IOException {
        out.write(ascii("GIT binary patch\n"));
        writeLiteral(after, out);
        writeLiteral(before, out);
    }

    @SuppressWarnings("resource") // Closing the encoder would close the stream, which is the caller's.
    private static void writeLiteral(byte[] content, OutputStream out) throws IOException {
        out.write(ascii("literal " + content.length + "\n"));
        var compressed = new ByteArrayOutputStream();
        try (var deflater = new DeflaterOutputStream(compressed)) {
            deflater.write(content);
        }
        var encoder = new BinaryHunkOutputStream(out);
        encoder.write(compressed.toByteArray());
        encoder.flush();
        out.write('\n');
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
