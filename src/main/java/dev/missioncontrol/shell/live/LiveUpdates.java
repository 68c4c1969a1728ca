package dev.missioncontrol.shell.live;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells every node that something changed. */
@Component
public class LiveUpdates {

    /** The PostgreSQL channel. */
    static final String CHANNEL = "missioncontrol";

    private final JdbcClient jdbc;

    LiveUpdates(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Announces a change: when the current transaction commits, once however often it was said in it, and never when
     * it rolls back. Outside a transaction it is announced at once.
     *
     * @param topics what changed, such as {@code workflow:} and an id; ids only, never content, and under 8000 bytes
     */
    public void changed(String... topics) {
        jdbc.sql("SELECT pg_notify(?, topic) FROM unnest(?) AS topic")
                .param(CHANNEL)
                .param(topics)
                .query((row, number) -> topics)
                .list();
    }
}
