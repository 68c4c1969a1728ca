package dev.missioncontrol.cli.api;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads one stream of server-sent events. Lines are read by a thread of their own, so that a stream that has gone silent
 * without being closed, heartbeat and all, is given up.
 */
final class EventReader implements AutoCloseable {

    private static final int LINES_AHEAD = 1_000;
    private static final Line END = new Line(null);

    private final InputStream stream;
    private final Duration patience;
    private final BlockingQueue<Line> lines = new LinkedBlockingQueue<>(LINES_AHEAD);
    private final Thread thread;

    private record Line(@Nullable String text) {}

    EventReader(InputStream stream, Duration patience) {
        this.stream = stream;
        this.patience = patience;
        this.thread = Thread.ofVirtual().name("events").start(this::readLines);
    }

    /**
     * Waits for the next event.
     *
     * @return null when the stream has ended
     * @throws IOException when nothing, not even a heartbeat, came for as long as patience lasts
     */
    @Nullable
    ServerEvent next() throws IOException {
        String id = "";
        StringBuilder data = new StringBuilder();
        while (true) {
            String line = nextLine();
            if (line == null) {
                return null;
            }
            if (line.isEmpty() && !data.isEmpty()) {
                return new ServerEvent(id, Json.read(data.toString().getBytes(StandardCharsets.UTF_8)));
            }
            int colon = line.indexOf(':');
            String field = colon < 0 ? line : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 1).replaceFirst("^ ", "");
            switch (field) {
                case "id" -> id = value;
                case "data" -> data.append(value).append('\n');
                default -> {
                    // The name of the event repeats what is in its data; an empty field is a comment, the heartbeat.
                }
            }
        }
    }

    private @Nullable String nextLine() throws IOException {
        try {
            Line line = lines.poll(patience.toMillis(), TimeUnit.MILLISECONDS);
            if (line == null) {
                throw new IOException("the stream has gone silent");
            }
            return line.text();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private void readLines() {
        try {
            try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                    lines.put(new Line(line));
                }
            } catch (IOException e) {
                // The stream broke, which for the one who follows it is the same as its end: go on from the last event.
            }
            lines.put(END);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        thread.interrupt();
        stream.close();
    }
}
