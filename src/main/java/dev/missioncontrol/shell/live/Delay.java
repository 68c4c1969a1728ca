package dev.missioncontrol.shell.live;

import java.time.Duration;

/** Time as the throttle needs it. */
interface Delay {

    /** Returns a number of nanoseconds that only ever grows, from an arbitrary start. */
    long nanos();

    /** Runs a short task later, on another thread. */
    void after(Duration time, Runnable task);
}
