package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.replay.ReplayReport.Unsupported;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What has become of a replay so far: what differs, and whether and why it cannot go on. */
final class ReplayCourse {

    private final ReplayMode mode;
    private final List<Divergence> divergences = new ArrayList<>();
    private @Nullable Unsupported unsupported;
    private @Nullable ReplayEnded ended;
    private @Nullable ReplayNotMade notMade;

    ReplayCourse(ReplayMode mode) {
        this.mode = mode;
    }

    /** Ends the agent's work where the replay cannot go on. */
    static final class ReplayEnded extends RuntimeException {

        private static final long serialVersionUID = 1L;

        ReplayEnded() {
            super("the replay has ended", null, false, false);
        }
    }

    List<Divergence> divergences() {
        return List.copyOf(divergences);
    }

    @Nullable
    Unsupported unsupported() {
        return unsupported;
    }

    /** Returns whether the agent was stopped before it came to its own end. */
    boolean ended() {
        return ended != null;
    }

    /** Notes a difference; in strict mode the replay ends with it. */
    void diverged(Divergence divergence) {
        divergences.add(divergence);
        if (mode == ReplayMode.STRICT) {
            throw end();
        }
    }

    /** Notes that a call cannot be answered, and returns what ends the replay. */
    ReplayEnded unsupported(int call, String name, String why) {
        unsupported = new Unsupported(call, name, why);
        return end();
    }

    /** Notes that something happened to this server, and returns it. */
    ReplayNotMade notMade(ReplayNotMade why) {
        notMade = why;
        return why;
    }

    /** Reads of the record; one that cannot be read now is not one that answers otherwise. */
    <T> T reading(Supplier<T> read) {
        try {
            return read.get();
        } catch (RuntimeException e) {
            if (Obstacle.isInCall(e)) {
                throw notMade(ReplayNotMade.of("The record could not be read", e));
            }
            throw e;
        }
    }

    /**
     * Makes sure that nothing happened to this server.
     *
     * @throws ReplayNotMade when something did, whatever the agent made of it
     */
    void requireMade() {
        ReplayNotMade why = notMade;
        if (why != null) {
            throw why;
        }
    }

    /** Makes sure that the replay goes on: an agent that makes calls after the end gets no further. */
    void requireGoingOn() {
        requireMade();
        ReplayEnded over = ended;
        if (over != null) {
            throw over;
        }
    }

    private ReplayEnded end() {
        ReplayEnded now = new ReplayEnded();
        ended = now;
        return now;
    }
}
