package dev.missioncontrol.agent.replay;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Something that differs from the recording.
 *
 * @param kind what differs
 * @param call the place of the call among the run's calls, from 1; null when it is about no call
 * @param entry the index of the ledger's entry that recorded it; null when there is none
 * @param sentence what differs, for people
 * @param expected the digest recorded; null when there is none
 * @param got the digest that came; null when there is none
 * @param nearest the recorded call most like the one made; null when it is the one expected, or there is none
 * @param diff the difference as unified diff lines, shortened
 */
public record Divergence(
        Kind kind,
        @Nullable Integer call,
        @Nullable Long entry,
        String sentence,
        @Nullable String expected,
        @Nullable String got,
        @Nullable Integer nearest,
        List<String> diff) {

    /** What differs. */
    public enum Kind {
        /** The agent asked something else. */
        REQUEST,
        /** A call made again was answered differently. */
        ANSWER,
        /** The agent made a call more. */
        EXTRA_CALL,
        /** The agent left a call out. */
        MISSING_CALL,
        /** The document differs, or the run failed where it had not, or the other way round. */
        OUTPUT,
        /** The change would be sealed with another digest. */
        PATCH_SET
    }

    /** Copies the lines. */
    public Divergence {
        diff = List.copyOf(diff);
    }
}
