package dev.missioncontrol.agent.codemod.worker;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.openrewrite.PrintOutputCapture;
import org.openrewrite.PrintOutputCapture.MarkerPrinter;
import org.openrewrite.SourceFile;

/** Turns a parsed file back into bytes. */
final class SourceBytes {

    private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};

    private SourceBytes() {}

    /** Returns the text without anything a recipe marked for people. */
    static String text(SourceFile file) {
        return file.printAll(new PrintOutputCapture<>(0, MarkerPrinter.SANITIZED));
    }

    /**
     * Returns the bytes in the file's own charset, with its byte order mark if it had one.
     *
     * @throws CharacterCodingException if the charset has no form for some character
     */
    static byte[] of(SourceFile file) throws CharacterCodingException {
        Charset charset = charset(file);
        ByteBuffer encoded = charset.newEncoder()
                .onUnmappableCharacter(CodingErrorAction.REPORT)
                .onMalformedInput(CodingErrorAction.REPORT)
                .encode(CharBuffer.wrap(text(file)));
        var bytes = new ByteArrayOutputStream(encoded.remaining() + UTF_8_MARK.length);
        if (file.isCharsetBomMarked() && charset.equals(StandardCharsets.UTF_8)) {
            bytes.writeBytes(UTF_8_MARK);
        }
        bytes.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
        return bytes.toByteArray();
    }

    /** Returns the file's charset, UTF-8 when it has none. */
    static Charset charset(SourceFile file) {
        Charset charset = file.getCharset();
        return charset == null ? StandardCharsets.UTF_8 : charset;
    }
}
