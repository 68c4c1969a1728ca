package dev.missioncontrol.shell.live;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The machine's own time. */
@Component
class SystemDelay implements Delay, DisposableBean {

    private final ScheduledExecutorService timer = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("live-throttle").factory(), (task, executor) -> {});

    @Override
    public long nanos() {
        return System.nanoTime();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // The tasks do not fail, and nobody waits for them.
    public void after(Duration time, Runnable task) {
        timer.schedule(task, time.toNanos(), TimeUnit.NANOSECONDS);
    }

    @Override
    public void destroy() {
        timer.shutdownNow();
    }
}
