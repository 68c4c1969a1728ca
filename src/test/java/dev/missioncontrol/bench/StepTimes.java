package dev.missioncontrol.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/** What the outbox says of the steps that were caused within a time. */
final class StepTimes {

    private static final String WITHIN =
            " from outbox where created_at >= ? and created_at < ? and started_at is not null"
                    + " and not_before = created_at";

    private final Connection database;

    StepTimes(Connection database) {
        this.database = database;
    }

    /** Returns how long each step waited for its start. */
    Samples latencies(Instant from, Instant until) throws SQLException {
        var samples = new Samples();
        try (PreparedStatement statement =
                        prepare("select extract(epoch from started_at - created_at) * 1000" + WITHIN, from, until);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                samples.add(rows.getDouble(1));
            }
        }
        return samples;
    }

    /** Returns where the time went: the mean time in each kind of step, the longest first, for people. */
    String split(Instant from, Instant until) throws SQLException {
        var text = new StringJoiner(", ");
        try (PreparedStatement statement = prepare(
                        "select state, sum(extract(epoch from done_at - started_at) * 1000)"
                                + " / count(distinct workflow_id)" + WITHIN + " group by state order by 2 desc",
                        from,
                        until);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                text.add(String.format(Locale.ROOT, "%s %.0f ms", rows.getString(1), rows.getDouble(2)));
            }
        }
        return text.toString();
    }

    private PreparedStatement prepare(String sql, Instant from, Instant until) throws SQLException {
        PreparedStatement statement = database.prepareStatement(sql);
        statement.setTimestamp(1, Timestamp.from(from));
        statement.setTimestamp(2, Timestamp.from(until));
        return statement;
    }
}
