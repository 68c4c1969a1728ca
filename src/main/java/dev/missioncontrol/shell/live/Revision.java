package dev.missioncontrol.shell.live;

import com.vaadin.flow.signals.Signal;
import com.vaadin.flow.signals.shared.SharedNumberSignal;
import java.time.Duration;

/** The revision number of one topic. A burst of changes makes it grow at its start, and then once per interval. */
final class Revision implements Signal<Long> {

    static final Duration INTERVAL = Duration.ofMillis(50);

    private static final long serialVersionUID = 1L;

    private final SharedNumberSignal number = new SharedNumberSignal();
    private final transient Delay delay;
    private long quietUntil;
    private boolean waiting;

    Revision(Delay delay) {
        this.delay = delay;
        this.quietUntil = delay.nanos();
    }

    @Override
    public Long get() {
        return number.get().longValue();
    }

    @Override
    public Long peek() {
        return number.peek().longValue();
    }

    /** Grows now, or at the end of the current interval. */
    void grow() {
        synchronized (this) {
            if (waiting) {
                return;
            }
            long rest = quietUntil - delay.nanos();
            if (rest > 0) {
                waiting = true;
                delay.after(Duration.ofNanos(rest), this::growAfterInterval);
                return;
            }
            quietUntil = delay.nanos() + INTERVAL.toNanos();
        }
        number.incrementBy(1);
    }

    private void growAfterInterval() {
        synchronized (this) {
            waiting = false;
            quietUntil = delay.nanos() + INTERVAL.toNanos();
        }
        number.incrementBy(1);
    }
}
