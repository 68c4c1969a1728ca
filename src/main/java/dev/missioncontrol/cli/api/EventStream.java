package dev.missioncontrol.cli.api;

import dev.missioncontrol.cli.terminal.Failure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Follows a stream of server-sent events through restarts of the server and breaks of the connection. */
public final class EventStream {

    /** Four missed heartbeats. */
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private static final int TRIES = 20;
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final ApiClient api;
    private final ApiPath path;
    private @Nullable String last;
    private int failures;

    /** Follows the stream at this path from its beginning. */
    public EventStream(ApiClient api, ApiPath path) {
        this.api = api;
        this.path = path;
    }

    /**
     * Hands over one event after another, none twice, until told to stop.
     *
     * @param more returns whether to go on after an event
     * @throws Failure when the server cannot be reached any more, or refuses
     */
    public void follow(Predicate<ServerEvent> more) {
        while (true) {
            try (EventReader reader = new EventReader(api.events(path, last), PATIENCE)) {
                for (ServerEvent event = reader.next(); event != null; event = reader.next()) {
                    failures = 0;
                    last = event.id();
                    if (!more.test(event)) {
                        return;
                    }
                }
            } catch (IOException e) {
                pause(e);
            }
        }
    }

    private void pause(IOException reason) {
        if (++failures > TRIES || (last == null && Unreachable.neverArrived(reason))) {
            throw api.unreachable(reason);
        }
        try {
            Duration pause = Duration.ofMillis(250L * failures);
            Thread.sleep(pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new UncheckedIOException(reason);
        }
    }
}
