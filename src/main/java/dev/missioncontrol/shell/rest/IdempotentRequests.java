package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Digest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Remembers requests by account and key. Each statement commits by itself, so that other nodes see at once that a
 * request is being worked on.
 */
class IdempotentRequests {

    /**
     * After this long without an answer, the node that worked on a request is taken for dead, and the request may be
     * sent again. No request takes as long.
     */
    static final Duration GIVEN_UP_AFTER = Duration.ofMinutes(15);

    private static final int PRUNED_AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final Duration retention;
    private final Clock clock;

    IdempotentRequests(JdbcClient jdbc, Duration retention, Clock clock) {
        this.jdbc = jdbc;
        this.retention = retention;
        this.clock = clock;
    }

    /** What a key is good for now. */
    sealed interface Claim {

        /** The request is new: work on it, then complete or release the attempt. */
        record Granted(String account, String key, UUID attempt) implements Claim {}

        /** The same request was answered before. */
        record Answered(StoredAnswer answer) implements Claim {}

        /** The same request is being worked on. */
        record InProgress() implements Claim {}

        /** The key was used for another request. */
        record OtherRequest() implements Claim {}
    }

    /** Claims a key for a request. */
    Claim claim(String account, String key, Digest fingerprint) {
        prune();
        Instant now = clock.instant();
        UUID attempt = UUID.randomUUID();
        int claimed = jdbc.sql("""
                        INSERT INTO idempotent_request (account, key, fingerprint, attempt, started_at)
                        VALUES (:account, :key, :fingerprint, :attempt, :now)
                        ON CONFLICT (account, key) DO UPDATE
                           SET fingerprint = excluded.fingerprint, attempt = excluded.attempt,
                               started_at = excluded.started_at, completed_at = NULL, status = NULL,
                               content_type = NULL, location = NULL, body = NULL
                         WHERE idempotent_request.started_at < :expired
                            OR (idempotent_request.completed_at IS NULL AND idempotent_request.started_at < :givenUp
                                AND idempotent_request.fingerprint = excluded.fingerprint)
                        """)
                .param("account", account)
                .param("key", key)
                .param("fingerprint", fingerprint.hex())
                .param("attempt", attempt)
                .param("now", Timestamp.from(now))
                .param("expired", Timestamp.from(now.minus(retention)))
                .param("givenUp", Timestamp.from(now.minus(GIVEN_UP_AFTER)))
                .update();
        if (claimed == 1) {
            return new Claim.Granted(account, key, attempt);
        }
        return find(account, key, fingerprint).orElseGet(Claim.InProgress::new);
    }

    /** Returns what became of the earlier request; empty when it was released in this moment. */
    private Optional<Claim> find(String account, String key, Digest fingerprint) {
        return jdbc.sql("""
                        SELECT fingerprint, status, content_type, location, body
                          FROM idempotent_request WHERE account = :account AND key = :key
                        """)
                .param("account", account)
                .param("key", key)
                .query((row, _) -> earlier(row, fingerprint))
                .optional();
    }

    private static Claim earlier(ResultSet row, Digest fingerprint) throws SQLException {
        if (!fingerprint.hex().equals(row.getString("fingerprint"))) {
            return new Claim.OtherRequest();
        }
        int status = row.getInt("status");
        if (row.wasNull()) {
            return new Claim.InProgress();
        }
        return new Claim.Answered(new StoredAnswer(
                status, row.getString("content_type"), row.getString("location"), row.getBytes("body")));
    }

    /** Keeps the answer; does nothing when the attempt was given up and another one took its place. */
    void complete(Claim.Granted granted, StoredAnswer answer) {
        jdbc.sql("""
                        UPDATE idempotent_request
                           SET completed_at = :now, status = :status, content_type = :contentType,
                               location = :location, body = :body
                         WHERE account = :account AND key = :key AND attempt = :attempt
                        """)
                .param("now", Timestamp.from(clock.instant()))
                .param("status", answer.status())
                .param("contentType", answer.contentType())
                .param("location", answer.location())
                .param("body", answer.body(), Types.BINARY)
                .param("account", granted.account())
                .param("key", granted.key())
                .param("attempt", granted.attempt())
                .update();
    }

    /** Forgets the attempt, so that the request can be sent again. */
    void release(Claim.Granted granted) {
        jdbc.sql("DELETE FROM idempotent_request WHERE account = :account AND key = :key AND attempt = :attempt")
                .param("account", granted.account())
                .param("key", granted.key())
                .param("attempt", granted.attempt())
                .update();
    }

    /** A little with each claim keeps the table small without a job of its own. */
    private void prune() {
        jdbc.sql("""
                        DELETE FROM idempotent_request WHERE ctid IN (
                            SELECT ctid FROM idempotent_request WHERE started_at < :expired
                             LIMIT :most FOR UPDATE SKIP LOCKED)
                        """)
                .param("expired", Timestamp.from(clock.instant().minus(retention)))
                .param("most", PRUNED_AT_ONCE)
                .update();
    }
}
