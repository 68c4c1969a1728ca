package dev.missioncontrol.approval;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists PatchSets from the view of one reviewer. */
@Service
public class ReviewQueue {

    private static final int MAX_PAGE = 100;

    private static final String QUERY = """
            SELECT s.id, s.workflow_id, s.workflow_title, s.repository_name, s.state, s.current_number, s.changed_at,
                   r.digest, p.patches, p.files, p.additions, p.deletions, a.approvals, a.mine
              FROM patch_set s
              JOIN patch_set_revision r ON r.patch_set_id = s.id AND r.number = s.current_number
              LEFT JOIN review_request q ON q.patch_set_id = s.id AND q.number = s.current_number
             CROSS JOIN LATERAL (
                   SELECT count(*) AS patches, coalesce(sum(cardinality(paths)), 0) AS files,
                          coalesce(sum(additions), 0) AS additions, coalesce(sum(deletions), 0) AS deletions
                     FROM patch WHERE patch_set_id = s.id AND number = s.current_number) p
             CROSS JOIN LATERAL (
                   SELECT count(DISTINCT decided_by) AS approvals, coalesce(bool_or(decided_by = :me), false) AS mine
                     FROM approval
                    WHERE patch_set_id = s.id AND number = s.current_number AND decision = 'APPROVE') a
             CROSS JOIN LATERAL (SELECT CASE
                   WHEN s.state <> 'OPEN' OR NOT :member THEN false
                   WHEN q.patch_set_id IS NULL THEN NOT a.mine
                   WHEN NOT q.allowed THEN true
                   WHEN q.not_requester AND q.requested_by = :me THEN false
                   ELSE EXISTS (
                        SELECT FROM review_need n
                         WHERE n.patch_set_id = s.id
                           AND (cardinality(n.roles) = 0 OR n.roles && cast(:roles AS text[]))
                           AND (SELECT count(DISTINCT x.decided_by) < n.count
                                       AND NOT coalesce(bool_or(x.decided_by = :me), false)
                                  FROM approval x
                                 WHERE x.patch_set_id = s.id AND x.number = s.current_number
                                   AND x.decision = 'APPROVE'
                                   AND (cardinality(n.roles) = 0 OR n.roles && x.roles)
                                   AND NOT (q.not_requester AND x.decided_by = q.requested_by)
                                   AND (x.findings IS NULL OR x.findings @> q.findings)
                                   AND (n.expires_seconds IS NULL OR x.decided_at
                                        > cast(:now AS timestamptz) - n.expires_seconds * interval '1 second')))
                    END AS wanted) w
             WHERE w.wanted = :mineToDecide
               AND (:search = '' OR strpos(lower(s.workflow_title), :search) > 0
                    OR strpos(lower(s.repository_name), :search) > 0)
               AND (:at::timestamptz IS NULL OR (s.changed_at, s.id) < (:at::timestamptz, :id::uuid))
             ORDER BY s.changed_at DESC, s.id DESC
             LIMIT :limit""";

    private final JdbcClient jdbc;
    private final Clock clock;

    ReviewQueue(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * Returns PatchSets, those last changed first.
     *
     * @param waitingForMe true for those that wait for this account's decision: an approval of its would count for a
     *     rule that is not satisfied yet, or policy blocks them and anyone may ask for changes; false for all others
     * @param search part of the workflow's title or the repository's name; empty for all
     * @param cursor where the previous page ended; null for the first
     * @param limit how many, from 1 to 100
     * @throws Refusal INVALID (field {@code cursor}) when the cursor is not one of ours
     */
    @Transactional(readOnly = true)
    public Page<QueuedReview> list(
            Account account, boolean waitingForMe, String search, @Nullable String cursor, int limit) {
        int size = Math.clamp(limit, 1, MAX_PAGE);
        Place after = cursor == null ? null : Place.parse(cursor);
        List<QueuedReview> found = jdbc.sql(QUERY)
                .param("me", account.name())
                .param("member", account.is(Role.MEMBER))
                .param("roles", Reviewers.roles(account).toArray(String[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .param("mineToDecide", waitingForMe)
                .param("search", search.strip().toLowerCase(Locale.ROOT))
                .param("at", after == null ? null : after.at().toString())
                .param("id", after == null ? null : after.id().toString())
                .param("limit", size + 1)
                .query((row, _) -> review(row))
                .list();
        if (found.size() <= size) {
            return new Page<>(found, null);
        }
        QueuedReview last = found.get(size - 1);
        return new Page<>(
                found.subList(0, size),
                new Place(last.changedAt(), last.patchSet().value()).toString());
    }

    private static QueuedReview review(ResultSet row) throws SQLException {
        return new QueuedReview(
                new PatchSetId(row.getObject("id", UUID.class)),
                new WorkflowId(row.getObject("workflow_id", UUID.class)),
                row.getString("workflow_title"),
                row.getString("repository_name"),
                PatchSet.State.valueOf(row.getString("state")),
                row.getInt("current_number"),
                new Digest(row.getString("digest")),
                row.getInt("patches"),
                row.getInt("files"),
                row.getInt("additions"),
                row.getInt("deletions"),
                row.getInt("approvals"),
                row.getBoolean("mine"),
                row.getObject("changed_at", OffsetDateTime.class).toInstant());
    }

    /** Where a page ended. */
    private record Place(Instant at, UUID id) {

        static Place parse(String cursor) {
            int split = cursor.indexOf('_');
            try {
                return new Place(
                        Instant.parse(cursor.substring(0, Math.max(0, split))),
                        UUID.fromString(cursor.substring(split + 1)));
            } catch (DateTimeException | IllegalArgumentException e) {
                throw Refusal.invalid(
                        "cursor", "'" + cursor + "' is no cursor.", "Send back 'next' of the page before, unchanged.");
            }
        }

        @Override
        public String toString() {
            return at + "_" + id;
        }
    }
}
