package dev.missioncontrol.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps a process that was told to stop (Ctrl-C) alive until what it is doing is closed, so that a check that is stopped
 * is reported as cancelled and its clone is deleted.
 */
final class ExitBarrier implements AutoCloseable {

    private static final long LONGEST_SECONDS = 15;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::await, "exit-barrier");

    ExitBarrier() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void await() {
        try {
            if (!done.await(LONGEST_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(128 + 2);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // The process is being stopped already, and need not wait any longer.
        }
    }
}
