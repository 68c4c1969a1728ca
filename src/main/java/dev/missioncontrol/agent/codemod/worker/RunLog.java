package dev.missioncontrol.agent.codemod.worker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntConsumer;

/** Tells the server how the run goes, and keeps the numbers that end up in its last frame. */
final class RunLog {

    private static final int MOST_NOTICES_PER_KIND = 500;
    private static final long PROGRESS_EVERY_NANOS = 100_000_000L;
    private static final long HEARTBEAT_MILLIS = 1_000;

    private final FrameWriter out;
    private final Map<Notice.Kind, Integer> noticesByKind = new EnumMap<>(Notice.Kind.class);
    private final Set<Notice> told = new HashSet<>();
    private Set<String> unresolved = Set.of();
    private volatile Frame.Progress progress = new Frame.Progress("Reading files", 0, 0);
    private long progressSentAt;
    private int filesParsed;
    private long parseNanos;

    RunLog(FrameWriter out) {
        this.out = out;
    }

    /**
     * Repeats the progress every second, so that the server can tell a long step from a dead worker; and ends this
     * process when nobody listens any more.
     */
    void startHeartbeat() {
        Thread.ofPlatform().daemon().name("heartbeat").start(() -> {
            try {
                while (true) {
                    Thread.sleep(HEARTBEAT_MILLIS);
                    out.write(progress);
                    out.flush();
                }
            } catch (IOException | InterruptedException e) {
                Runtime.getRuntime().halt(WorkerMain.ORPHANED);
            }
        });
    }

    void send(Frame frame) {
        try {
            out.write(frame);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void progress(String phase, int done, int total) {
        long now = System.nanoTime();
        boolean newPhase = !phase.equals(progress.phase());
        progress = new Frame.Progress(phase, done, total);
        if (newPhase || done == total || now - progressSentAt > PROGRESS_EVERY_NANOS) {
            progressSentAt = now;
            send(progress);
            flush();
        }
    }

    void flush() {
        try {
            out.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Sends a notice once, and of each kind no more than a reader could take in. */
    void notice(Notice notice) {
        if (told.add(notice) && noticesByKind.merge(notice.kind(), 1, Integer::sum) <= MOST_NOTICES_PER_KIND) {
            send(new Frame.Noticed(notice));
        }
    }

    void notParsed(FileKind kind, String path, String reason) {
        notice(new Notice(Notice.Kind.NOT_PARSED, path, "Not parsed as " + kind.label() + ": " + reason));
    }

    void unresolved(Set<String> paths) {
        unresolved = paths;
        paths.forEach(path -> notice(new Notice(
                Notice.Kind.UNRESOLVED_TYPES,
                path,
                "It uses types that are neither in the JDK nor in this repository's sources.")));
    }

    <T extends Map<?, ?>> T parsing(FileKind kind, int total, Function<IntConsumer, T> parse) {
        long start = System.nanoTime();
        String phase = "Parsing " + kind.label();
        progress(phase, 0, total);
        T parsed = parse.apply(done -> progress(phase, done, total));
        filesParsed += parsed.size();
        parseNanos += System.nanoTime() - start;
        return parsed;
    }

    /** Says how many notices were left out, and ends the conversation. */
    void finish() {
        noticesByKind.forEach((kind, count) -> {
            if (count > MOST_NOTICES_PER_KIND) {
                int more = count - MOST_NOTICES_PER_KIND;
                send(new Frame.Noticed(new Notice(kind, null, "and " + more + " more of this kind")));
            }
        });
        send(new Frame.Finished(filesParsed, unresolved.size(), parseNanos / 1_000_000));
        flush();
    }
}
