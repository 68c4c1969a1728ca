package dev.missioncontrol.bench;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Looks at the memory of a server and of its workers until it is closed. */
final class MemoryWatch implements AutoCloseable {

    private static final long EVERY_MILLIS = 100;
    private static final String WORKER = "WorkerMain";

    private final ProcessHandle server;
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Thread thread;
    private final long atStart;
    private volatile long workerPeak;

    MemoryWatch(ProcessHandle server) {
        this.server = server;
        this.atStart = Memory.peakKilobytes(server);
        this.thread = Thread.ofPlatform().daemon().name("memory-watch").start(this::watch);
    }

    /** Returns the row about the server, after so many workflows. */
    Row serverRow(int workflows) {
        long peak = Memory.peakKilobytes(server);
        return new Row(
                "peak memory of the server",
                Memory.text(peak),
                "when it became ready " + Memory.text(atStart),
                (double) peak / atStart,
                "",
                "VmHWM (/proc) of the server's process after " + workflows
                        + " workflows; PostgreSQL's own processes not counted");
    }

    /** Returns the row about the codemod worker. */
    Row workerRow() {
        return new Row(
                "peak memory of a codemod worker",
                Memory.text(workerPeak),
                "its heap's limit 1024 MB",
                workerPeak / 1024.0 / 1024,
                "",
                "largest VmHWM (/proc) of all worker processes in the same workflows, looked at every " + EVERY_MILLIS
                        + " ms");
    }

    @Override
    public void close() throws InterruptedException {
        closed.countDown();
        thread.join();
    }

    private void watch() {
        try {
            while (!closed.await(EVERY_MILLIS, TimeUnit.MILLISECONDS)) {
                server.children()
                        .filter(child -> child.info().commandLine().orElse("").contains(WORKER))
                        .mapToLong(Memory::peakKilobytes)
                        .max()
                        .ifPresent(peak -> workerPeak = Math.max(workerPeak, peak));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
