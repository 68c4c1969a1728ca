package dev.missioncontrol.ledger.publish;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What witnesses signed. */
@Service
public class Cosignatures {

    private final JdbcClient jdbc;
    private final Clock clock;

    Cosignatures(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Returns the signature lines under the checkpoint of a size; empty when no witness has signed it. */
    @Transactional(readOnly = true)
    public List<String> of(long size) {
        return jdbc.sql("SELECT line FROM ledger_cosignature WHERE size = ? ORDER BY cosigned_at, line")
                .param(size)
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Returns the size of the newest checkpoint that a witness has signed; 0 when there is none. */
    @Transactional(readOnly = true)
    public long newestSize() {
        return jdbc.sql("SELECT coalesce(max(size), 0) FROM ledger_cosignature")
                .query(Long.class)
                .single();
    }

    @Transactional
    void keep(long size, List<String> lines) {
        lines.forEach(line -> jdbc.sql("INSERT INTO ledger_cosignature (size, line, cosigned_at) VALUES (?, ?, ?)"
                        + " ON CONFLICT DO NOTHING")
                .params(size, line, clock.instant().atOffset(ZoneOffset.UTC))
                .update());
    }
}
