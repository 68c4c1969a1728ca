package dev.missioncontrol.patch.ui;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;

/**
 * A comment on a line of a diff.
 *
 * @param id what names it when it is to be deleted
 * @param path the path of its file, as {@link DiffFile#path()}
 * @param side which version of the file the line is counted in
 * @param line the line's number, from 1
 * @param author who wrote it, for people
 * @param at when it was written
 * @param text plain text
 * @param deletable whether the reader may delete it
 */
public record LineComment(
        String id, String path, Side side, int line, String author, Instant at, String text, boolean deletable) {

    /** A version of a file. */
    public enum Side {
        /** Before the change: removed and unchanged lines. */
        @JsonProperty("old")
        OLD,
        /** After the change: added and unchanged lines. */
        @JsonProperty("new")
        NEW;

        static Side parse(String name) {
            return "old".equals(name) ? OLD : NEW;
        }
    }
}
