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

    private static final String MARK = "\ufeff";

    private SourceBytes() {}

    /** Returns the text without a byte order mark and without anything a recipe marked for people. */
    static String text(SourceFile file) {
        String text = file.printAll(new PrintOutputCapture<>(0, MarkerPrinter.SANITIZED));
        return text.startsWith(MARK) ? text.substring(1) : text;
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
        var bytes = new ByteArrayOutputStream(encoded.remaining() + 3);
        if (file.isCharsetBomMarked() && charset.equals(StandardCharsets.UTF_8)) {
            bytes.writeBytes(MARK.getBytes(StandardCharsets.UTF_8));
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
