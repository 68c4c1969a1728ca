package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * How each way out is doing. The ledger hears when one begins to fail and when it works again, and not of each checkpoint:
 * every entry makes another one.
 */
@Service
public class Publications {

    private static final int MOST_TOLD = 1_000;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    Publications(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /**
     * How a way out is doing.
     *
     * @param channel its name: {@code file}, {@code witness}
     * @param size the size of the newest checkpoint that went out; null before the first
     * @param publishedAt when that was
     * @param failingSince since when it fails; null while it works
     * @param problem why, for people
     */
    public record Standing(
            String channel,
            @Nullable Long size,
            @Nullable Instant publishedAt,
            @Nullable Instant failingSince,
            @Nullable String problem) {}

    /** Returns how each way out is doing that was ever tried. */
    @Transactional(readOnly = true)
    public List<Standing> all() {
        return jdbc.sql("SELECT * FROM ledger_publication ORDER BY channel")
                .query((row, number) -> standing(row))
                .list();
    }

    @Transactional
    void succeeded(String channel, long size) {
        boolean failed = isFailing(channel);
        jdbc.sql("INSERT INTO ledger_publication (channel, size, published_at) VALUES (:channel, :size, :at)"
                        + " ON CONFLICT (channel) DO UPDATE SET size = greatest(ledger_publication.size, :size),"
                        + " published_at = :at, failing_since = NULL, problem = NULL")
                .param("channel", channel)
                .param("size", size)
                .param("at", now())
                .update();
        if (failed) {
            ledger.append(
                    Ledger.SYSTEM_CHAIN,
                    PublicationEntry.RECOVERED,
                    Actor.SYSTEM,
                    "Checkpoints go out again: " + channel,
                    Map.of("channel", channel, "size", size));
        }
    }

    @Transactional
    void failed(String channel, long size, String problem) {
        boolean failedBefore = isFailing(channel);
        String told = problem.substring(0, Math.min(problem.length(), MOST_TOLD));
        jdbc.sql("INSERT INTO ledger_publication (channel, failing_since, problem) VALUES (:channel, :at, :problem)"
                        + " ON CONFLICT (channel) DO UPDATE SET problem = :problem,"
                        + " failing_since = coalesce(ledger_publication.failing_since, :at)")
                .param("channel", channel)
                .param("at", now())
                .param("problem", told)
                .update();
        if (!failedBefore) {
            ledger.append(
                    Ledger.SYSTEM_CHAIN,
                    PublicationEntry.FAILED,
                    Actor.SYSTEM,
                    "Checkpoints do not go out (" + channel + "): " + told,
                    Map.of("channel", channel, "size", size, "reason", told));
        }
    }

    private boolean isFailing(String channel) {
        return jdbc.sql("SELECT failing_since IS NOT NULL FROM ledger_publication WHERE channel = ? FOR UPDATE")
                .param(channel)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }

    private static Standing standing(ResultSet row) throws SQLException {
        long size = row.getLong("size");
        return new Standing(
                row.getString("channel"),
                row.wasNull() ? null : size,
                instant(row, "published_at"),
                instant(row, "failing_since"),
                row.getString("problem"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime at = row.getObject(column, OffsetDateTime.class);
        return at == null ? null : at.toInstant();
    }
}
