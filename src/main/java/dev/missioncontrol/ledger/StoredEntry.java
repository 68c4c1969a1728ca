package dev.missioncontrol.ledger;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * A row as it lies in the database, with whatever somebody may have made of it.
 *
 * @param fields the hashed fields, from their columns
 * @param hash the column
 * @param hashedText the column
 * @param agentRun the column
 * @param payload the payload's text; null when it was tombstoned or removed
 * @param summary the payload's column
 */
record StoredEntry(
        HashedEntry fields,
        String hash,
        String hashedText,
        @Nullable String agentRun,
        @Nullable String payload,
        @Nullable String summary) {

    static final String COLUMNS = "e.chain, e.entry_index, e.type, e.actor, e.at, e.payload_digest, e.previous_hash,"
            + " e.hash, e.hashed_text, e.agent_run, p.content, p.summary";

    static StoredEntry of(ResultSet row) throws SQLException {
        Instant at = row.getObject("at", OffsetDateTime.class).toInstant();
        return new StoredEntry(
                new HashedEntry(
                        row.getString("chain"),
                        row.getLong("entry_index"),
                        row.getString("type"),
                        row.getString("actor"),
                        at,
                        row.getString("payload_digest"),
                        row.getString("previous_hash")),
                row.getString("hash"),
                row.getString("hashed_text"),
                row.getString("agent_run"),
                row.getString("content"),
                row.getString("summary"));
    }
}
