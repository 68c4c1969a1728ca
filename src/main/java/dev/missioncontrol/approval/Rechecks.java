package dev.missioncontrol.approval;

import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Which questions to policy are to be asked anew, and how far they have come. */
@Service
public class Rechecks {

    /** The topic under which the standing changes. */
    public static final String TOPIC = "review-rechecks";

    private static final String WAITING = """
             FROM patch_set s JOIN review_request r ON r.patch_set_id = s.id
            WHERE s.state = 'OPEN' AND r.number = s.current_number
              AND (cast(:repository AS uuid) IS NULL OR s.repository_id = cast(:repository AS uuid))
            """;

    private final JdbcClient jdbc;
    private final LiveUpdates live;
    private final Clock clock;

    Rechecks(JdbcClient jdbc, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.live = live;
        this.clock = clock;
    }

    /** One that is under way, with where it has come to. */
    record Row(
            UUID id,
            @Nullable RepositoryId repository,
            @Nullable UUID last) {}

    /** Returns those that are not at their end, the oldest first. */
    @Transactional(readOnly = true)
    public List<RecheckStanding> standing() {
        return jdbc.sql("SELECT * FROM review_recheck WHERE done_at IS NULL ORDER BY requested_at, id")
                .query((row, number) -> {
                    UUID repository = row.getObject("repository_id", UUID.class);
                    int total = row.getInt("total");
                    return new RecheckStanding(
                            row.getObject("id", UUID.class),
                            repository == null ? null : new RepositoryId(repository),
                            row.getTimestamp("requested_at").toInstant(),
                            Math.min(row.getInt("decided"), total),
                            total);
                })
                .list();
    }

    /** Asks for one, in place of those it includes; empty when nothing waits. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<UUID> request(@Nullable RepositoryId repository) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("UPDATE review_recheck SET done_at = :now WHERE done_at IS NULL"
                        + " AND (cast(:repository AS uuid) IS NULL OR repository_id = cast(:repository AS uuid))")
                .param("now", now)
                .param("repository", text(repository))
                .update();
        int total = jdbc.sql("SELECT count(*)" + WAITING)
                .param("repository", text(repository))
                .query(Integer.class)
                .single();
        live.changed(TOPIC);
        if (total == 0) {
            return Optional.empty();
        }
        UUID id = UUID.randomUUID();
        jdbc.sql("INSERT INTO review_recheck (id, repository_id, requested_at, total, touched_at)"
                        + " VALUES (:id, cast(:repository AS uuid), :now, :total, :now)")
                .param("id", id)
                .param("repository", text(repository))
                .param("now", now)
                .param("total", total)
                .update();
        return Optional.of(id);
    }

    /** Takes one until the transaction ends; empty when it is at its end, or somebody else has taken it. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Row> take(UUID id) {
        return jdbc.sql("SELECT id, repository_id, last_patch_set FROM review_recheck"
                        + " WHERE id = ? AND done_at IS NULL FOR UPDATE SKIP LOCKED")
                .param(id)
                .query((row, number) -> {
                    UUID repository = row.getObject("repository_id", UUID.class);
                    return new Row(
                            row.getObject("id", UUID.class),
                            repository == null ? null : new RepositoryId(repository),
                            row.getObject("last_patch_set", UUID.class));
                })
                .optional();
    }

    /** Returns the PatchSet that comes next. Those decided on before count; what is just proposed is its step's. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<PatchSetId> next(Row row) {
        return jdbc.sql("SELECT s.id" + WAITING + " AND (cast(:last AS uuid) IS NULL OR s.id > cast(:last AS uuid))"
                        + " ORDER BY s.id LIMIT 1")
                .param("repository", text(row.repository()))
                .param("last", row.last() == null ? null : row.last().toString())
                .query(UUID.class)
                .optional()
                .map(PatchSetId::new);
    }

    /** Takes note that it has come past a PatchSet. */
    @Transactional(propagation = Propagation.MANDATORY)
    void passed(UUID id, PatchSetId patchSet, boolean failed) {
        jdbc.sql("UPDATE review_recheck SET decided = decided + 1, failed = failed + ?, last_patch_set = ?,"
                        + " touched_at = ? WHERE id = ?")
                .param(failed ? 1 : 0)
                .param(patchSet.value())
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .update();
        live.changed(TOPIC);
    }

    /** Takes note that it is at its end. */
    @Transactional(propagation = Propagation.MANDATORY)
    void done(UUID id) {
        jdbc.sql("UPDATE review_recheck SET done_at = ? WHERE id = ?")
                .param(Timestamp.from(clock.instant()))
                .param(id)
                .update();
        live.changed(TOPIC);
    }

    /** One to go on with, for the how-manieth time. */
    record Lost(UUID id, int attempt) {}

    /** Returns those that nobody has gone on with for a while, each to one caller. */
    @Transactional
    List<Lost> lost(Duration since) {
        Instant now = clock.instant();
        return jdbc.sql("UPDATE review_recheck SET attempts = attempts + 1, touched_at = :now"
                        + " WHERE done_at IS NULL AND touched_at < :before RETURNING id, attempts")
                .param("now", Timestamp.from(now))
                .param("before", Timestamp.from(now.minus(since)))
                .query((row, number) -> new Lost(row.getObject("id", UUID.class), row.getInt("attempts")))
                .list();
    }

    private static @Nullable String text(@Nullable RepositoryId repository) {
        return repository == null ? null : repository.toString();
    }
}
