package dev.missioncontrol.shell.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import org.junit.jupiter.api.Test;

class RevisionTests {

    private final ManualDelay delay = new ManualDelay();
    private final Revision revision = new Revision(delay);

    @Test
    void growsAtOnceWithTheFirstChange() {
        revision.grow();

        assertThat(revision.peek()).isEqualTo(1);
    }

    @Test
    void growsOnceMoreForAllChangesWithinTheInterval() {
        for (int change = 0; change < 1_000; change++) {
            revision.grow();
        }
        assertThat(revision.peek()).isEqualTo(1);

        delay.advance(Revision.INTERVAL);

        assertThat(revision.peek()).isEqualTo(2);
        assertThat(delay.tasks).isEmpty();
    }

    @Test
    void growsAtOnceAgainAfterAQuietInterval() {
        revision.grow();
        delay.advance(Revision.INTERVAL);

        revision.grow();

        assertThat(revision.peek()).isEqualTo(2);
    }

    @Test
    void keepsTheIntervalAfterALateGrowth() {
        revision.grow();
        revision.grow();
        delay.advance(Revision.INTERVAL);

        revision.grow();

        assertThat(revision.peek()).isEqualTo(2);
        delay.advance(Revision.INTERVAL);
        assertThat(revision.peek()).isEqualTo(3);
    }

    /** Time that passes when it is told to. */
    private static final class ManualDelay implements Delay {

        private final Queue<Runnable> tasks = new ArrayDeque<>();
        private long nanos = Long.MAX_VALUE - 10;

        @Override
        public long nanos() {
            return nanos;
        }

        @Override
        public void after(Duration time, Runnable task) {
            tasks.add(task);
        }

        void advance(Duration time) {
            nanos += time.toNanos();
            for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
                task.run();
            }
        }
    }
}
