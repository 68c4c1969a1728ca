package dev.missioncontrol.agent.codemod;

import org.jspecify.annotations.Nullable;

/** What a step did to one file. A file keeps its mode; a created one is an ordinary file ({@code 0100644}). */
public sealed interface FileChange {

    /** Returns where the file is after the step, or was before it when it is gone. */
    String path();

    /** A file that was not there before. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, compared by the caller's digests
    record Created(String path, byte[] content) implements FileChange {}

    /** A file with another content. */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, compared by the caller's digests
    record Modified(String path, byte[] content) implements FileChange {}

    /**
     * A file with another path.
     *
     * @param oldPath where it was
     * @param path where it is
     * @param content the new bytes, or null when they are the same as before
     */
    @SuppressWarnings("ArrayRecordComponent") // handed on as it is, compared by the caller's digests
    record Renamed(String oldPath, String path, byte @Nullable [] content) implements FileChange {}

    /** A file that is gone. */
    record Deleted(String path) implements FileChange {}
}
