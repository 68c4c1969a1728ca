package dev.missioncontrol.agent.codemod.worker;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message between server and worker; {@link FrameWriter} gives its form on the wire. */
public sealed interface Frame {

    /** The first frame to a worker. */
    record Begin(Job job) implements Frame {}

    /**
     * To the worker: a file of the tree.
     *
     * @param path relative, with forward slashes
     * @param content the bytes, or null when only the path is offered (binary, too large, a link, not needed)
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Tracked(String path, byte @Nullable [] content) implements Frame {}

    /** To the worker: no more files. */
    record EndOfTree() implements Frame {}

    /** From the worker: the recipes are good; one title per step. */
    record Planned(List<String> titles) implements Frame {}

    /** From the worker: the recipes are not good, for the reason given. */
    record Refused(String field, String message, String remedy) implements Frame {}

    /** From the worker: how far it is; repeated about once a second also when nothing moved. */
    record Progress(String phase, int done, int total) implements Frame {}

    /** From the worker: a step begins; the changes, notices up to the next step belong to it. */
    record StepBegun(int step) implements Frame {}

    /**
     * From the worker: what became of a file in the current step.
     *
     * @param oldPath where it was before, or null when the step created it
     * @param path where it is now, or null when the step deleted it
     * @param content the new bytes, or null when deleted or only moved
     */
    @SuppressWarnings("ArrayRecordComponent") // passed on once, never compared
    record Changed(@Nullable String oldPath, @Nullable String path, byte @Nullable [] content) implements Frame {}

    /** From the worker: a notice about the current step, or about the run when no step has begun. */
    record Noticed(Notice notice) implements Frame {}

    /** From the worker: the current step is over. */
    record StepEnded(long millis) implements Frame {}

    /**
     * The last frame from a worker.
     *
     * @param filesParsed how many files were parsed, over all kinds
     * @param filesUnresolved in how many Java files not all types are known
     * @param parseMillis time spent parsing
     */
    record Finished(int filesParsed, int filesUnresolved, long parseMillis) implements Frame {}
}
