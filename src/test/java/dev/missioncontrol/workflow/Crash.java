package dev.missioncontrol.workflow;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** Ends this process like {@code kill -9} at a chosen point: no shutdown hook, no {@code finally}, no buffer flushed. */
final class Crash {

    static final int STATUS = 137;

    private final AtomicInteger left = new AtomicInteger();
    private volatile @Nullable String at;

    /** From now on the point counts. */
    void arm(CrashPoint point) {
        left.set(point.occurrence());
        at = point.at();
    }

    /** Dies here if this is the point. */
    void reached(String point) {
        if (point.equals(at) && left.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(STATUS);
        }
    }
}
