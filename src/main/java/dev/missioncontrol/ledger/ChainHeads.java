package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The head rows of the chains. */
@Component
class ChainHeads {

    private final JdbcClient jdbc;

    ChainHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the head, locked until the transaction ends, so that a chain has one writer at a time. */
    ChainHead lock(WorkflowId chain) {
        return select(chain, " FOR UPDATE").orElseGet(() -> {
            jdbc.sql("INSERT INTO ledger_chain (chain) VALUES (?) ON CONFLICT DO NOTHING")
                    .param(chain.value())
                    .update();
            return select(chain, " FOR UPDATE").orElseThrow();
        });
    }

    /** Returns the head as last committed; empty for a chain that nothing was ever appended to. */
    Optional<ChainHead> read(WorkflowId chain) {
        return select(chain, "");
    }

    private Optional<ChainHead> select(WorkflowId chain, String lock) {
        return jdbc.sql("SELECT next_index, head_hash, head_at FROM ledger_chain WHERE chain = ?" + lock)
                .param(chain.value())
                .query((row, number) ->
                        new ChainHead(row.getLong("next_index"), row.getString("head_hash"), instant(row, "head_at")))
                .optional();
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
