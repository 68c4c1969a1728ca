package dev.missioncontrol.agent.codemod;

import java.io.IOException;

/**
 * A file of the tree that a run starts from.
 *
 * @param path relative to the repository's root, with forward slashes
 * @param mode as git has it, such as {@code 0100644}
 * @param size in bytes
 * @param content gives the bytes; not asked when the file is left out, and at most once otherwise
 */
public record TreeFile(String path, int mode, long size, Content content) {

    private static final int TYPE_MASK = 0170000;
    private static final int REGULAR = 0100000;

    /** Gives the bytes of a file. */
    @FunctionalInterface
    public interface Content {

        /** Returns all bytes. */
        byte[] read() throws IOException;
    }

    /** Returns an ordinary file with this content. */
    public static TreeFile of(String path, byte[] content) {
        return new TreeFile(path, 0100644, content.length, () -> content);
    }

    /** Tells whether it is a file proper, and not a symbolic link or a submodule. */
    boolean isRegular() {
        return (mode & TYPE_MASK) == REGULAR;
    }
}
