package dev.missioncontrol.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The end of a chain.
 *
 * @param nextIndex the position the next entry takes, which is how many there are
 * @param hash the last entry's hash
 * @param at the last entry's time; null while there is none
 */
record ChainHead(long nextIndex, String hash, @Nullable Instant at) {

    /** Returns the time of the next entry: now, or the last entry's time where a clock went back. */
    Instant notBefore(Instant now) {
        return at != null && now.isBefore(at) ? at : now;
    }
}
