package dev.missioncontrol.patch;

import java.util.Optional;

/** Recognises secrets in the contents of files. Asked before contents are stored, and before they are shown. */
public interface ContentSecrets {

    /**
     * Returns the content with each secret written over, the lines the same in number; empty when there is none.
     *
     * @param path the file it is the content of
     */
    Optional<byte[]> masked(String path, byte[] content);

    /** Returns what is shown in place of a content that nobody has looked into, the lines the same in number. */
    byte[] hidden(byte[] content);

    /** Returns what the first secret in a text is that is in no file: a title, a path; empty when it has none. */
    Optional<String> find(String text);
}
