package dev.missioncontrol.agent.codemod.worker;

import org.jspecify.annotations.Nullable;

/**
 * Something a reader of the result has to know.
 *
 * @param kind what it is about
 * @param path the file, or null when it is not about one
 * @param message a sentence for people
 */
public record Notice(Kind kind, @Nullable String path, String message) {

    /** What a notice is about. */
    public enum Kind {
        /** A binary file: no recipe looked into it. */
        SKIPPED_BINARY,
        /** A file beyond the size limit: never read. */
        SKIPPED_LARGE,
        /** A symbolic link or submodule: never followed. */
        SKIPPED_LINK,
        /** A file whose syntax could not be understood, or not be reproduced byte for byte: never changed. */
        NOT_PARSED,
        /** The types of a Java file are not all known, so recipes that match by type may miss places in it. */
        UNRESOLVED_TYPES,
        /** The recipe failed on this file, which is left as it was. */
        RECIPE_FAILED,
        /** The recipe's change to this file is not taken, for the reason given. */
        CHANGE_DROPPED,
        /** What a recipe has to say about what it found. */
        REMARK
    }
}
