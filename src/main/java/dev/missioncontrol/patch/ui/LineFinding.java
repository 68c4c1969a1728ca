package dev.missioncontrol.patch.ui;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * Something that policy found in a diff.
 *
 * @param path the path of its file, as {@link DiffFile#path()}
 * @param side which version of the file the line is counted in
 * @param line the line's number, from 1; 0 for the file as a whole
 * @param severity what it does
 * @param rule the rule that found it, with its pack, for people
 * @param reason what was found, in a sentence
 * @param remedy what can be done about it; empty when there is nothing to say
 * @param note who may override it, or who did; empty when there is nothing to say
 */
public record LineFinding(
        String path,
        LineComment.Side side,
        int line,
        Severity severity,
        String rule,
        String reason,
        String remedy,
        String note) {

    /** What a finding does; the worst comes first. */
    public enum Severity {
        /** It blocks. */
        @JsonProperty("block")
        BLOCK,
        /** It warns. */
        @JsonProperty("warn")
        WARN,
        /** It would block, did the pack not merely observe. */
        @JsonProperty("observed")
        OBSERVED,
        /** It would block, had nobody overridden it. */
        @JsonProperty("overridden")
        OVERRIDDEN
    }
}
