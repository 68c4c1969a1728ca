package dev.missioncontrol.policy.draft;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people write in the editor, so that it is still there in another browser. A draft is its author's alone. */
@Service
@Transactional
public class KeptDrafts {

    /** As much as a pack may have; a longer text is no pack. */
    private static final int MAX_BYTES = 1 << 20;

    private static final int MOST = 50;

    private final JdbcClient jdbc;
    private final NoSecrets noSecrets;
    private final Clock clock;

    KeptDrafts(JdbcClient jdbc, NoSecrets noSecrets, Clock clock) {
        this.jdbc = jdbc;
        this.noSecrets = noSecrets;
        this.clock = clock;
    }

    /** Returns the account's draft of that source. */
    @Transactional(readOnly = true)
    public Optional<KeptDraft> find(Account account, String source) {
        return jdbc.sql("SELECT * FROM policy_draft WHERE account = ? AND source = ?")
                .params(account.name(), source)
                .query(KeptDrafts::draft)
                .optional();
    }

    /** Returns the account's newest drafts, the last changed first. */
    @Transactional(readOnly = true)
    public List<KeptDraft> of(Account account) {
        return jdbc.sql("SELECT * FROM policy_draft WHERE account = ? ORDER BY changed_at DESC, source LIMIT " + MOST)
                .param(account.name())
                .query(KeptDrafts::draft)
                .list();
    }

    /**
     * Keeps a draft.
     *
     * @param draft what to keep; its revision is the one that was read before the change, 0 when there was none; its time
     *     does not count
     * @return the new revision
     * @throws Refusal CONFLICT when it was changed, made or dropped elsewhere since; INVALID (field {@code yaml}) when it
     *     is too long or holds a secret; nothing is kept then
     */
    public int keep(Account account, KeptDraft draft) {
        if (draft.yaml().getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) {
            throw Refusal.invalid("yaml", "It has more than 1 MB, which no pack may have.", "Make it shorter.");
        }
        noSecrets.require("yaml", draft.yaml());
        Instant now = clock.instant();
        int changed = draft.revision() == 0 ? add(account, draft, now) : change(account, draft, now);
        if (changed == 0) {
            throw Refusal.conflict(
                    "The draft was changed or dropped in another window.", "Choose which of the two to keep.");
        }
        return draft.revision() + 1;
    }

    /** Drops a draft; nothing happens when there is none. */
    public void drop(Account account, String source) {
        jdbc.sql("DELETE FROM policy_draft WHERE account = ? AND source = ?")
                .params(account.name(), source)
                .update();
    }

    private int add(Account account, KeptDraft draft, Instant now) {
        return jdbc.sql("""
                        INSERT INTO policy_draft (account, source, title, address, yaml, repository_id, replaces, revision,
                                                  changed_at)
                        VALUES (:account, :source, :title, :address, :yaml, cast(:repository AS uuid),
                                cast(:replaces AS uuid), 1, :now)
                        ON CONFLICT DO NOTHING""")
                .param("account", account.name())
                .param("source", draft.source())
                .param("title", draft.title())
                .param("address", draft.address())
                .param("yaml", draft.yaml())
                .param("repository", text(draft.repository()))
                .param("replaces", text(draft.replaces()))
                .param("now", Timestamp.from(now))
                .update();
    }

    private int change(Account account, KeptDraft draft, Instant now) {
        return jdbc.sql("""
                        UPDATE policy_draft SET yaml = :yaml, repository_id = cast(:repository AS uuid),
                                                replaces = cast(:replaces AS uuid), revision = revision + 1, changed_at = :now
                         WHERE account = :account AND source = :source AND revision = :revision""")
                .param("yaml", draft.yaml())
                .param("repository", text(draft.repository()))
                .param("replaces", text(draft.replaces()))
                .param("now", Timestamp.from(now))
                .param("account", account.name())
                .param("source", draft.source())
                .param("revision", draft.revision())
                .update();
    }

    private static @Nullable String text(@Nullable Object id) {
        return id == null ? null : id.toString();
    }

    private static KeptDraft draft(ResultSet row, int number) throws SQLException {
        UUID repository = row.getObject("repository_id", UUID.class);
        return new KeptDraft(
                row.getString("source"),
                row.getString("title"),
                row.getString("address"),
                row.getString("yaml"),
                repository == null ? null : new RepositoryId(repository),
                row.getObject("replaces", UUID.class),
                row.getInt("revision"),
                row.getTimestamp("changed_at").toInstant());
    }
}
