package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Empties payloads and documents that may not be kept, such as personal data or a secret that slipped through. Entry,
 * digest and chain stay and still verify; an entry in each chain concerned says who did it and why.
 */
@Service
public class Tombstones {

    private static final int REASON_MAX_LENGTH = 4000;

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;

    Tombstones(JdbcClient jdbc, Ledger ledger, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.events = events;
    }

    /** Returns whether whoever is signed in may do this. */
    public boolean isAllowed() {
        return Administrator.isSignedIn();
    }

    /**
     * Empties what lies under a digest, in every workflow that holds it, for good.
     *
     * @param reason why, as the ledger will tell it
     * @throws Refusal FORBIDDEN unless an administrator is signed in, INVALID without a reason, NOT_FOUND when no entry
     *     and no workflow refers to the digest, CONFLICT when it is empty already or belongs to a tombstone entry
     */
    @Transactional
    public void tombstone(Digest digest, String reason) {
        Actor by = Administrator.require("tombstone what the ledger keeps");
        String why = reason.strip();
        if (why.isEmpty() || why.length() > REASON_MAX_LENGTH) {
            throw Refusal.invalid(
                    "reason",
                    why.isEmpty() ? "There is no reason." : "The reason is too long.",
                    "Say in up to " + REASON_MAX_LENGTH + " characters why this may not be kept.");
        }
        List<WorkflowId> chains = holders(digest);
        if (chains.isEmpty()) {
            throw Refusal.notFound("No entry and no workflow refers to " + digest + ".");
        }
        if (isTombstoneItself(digest)) {
            throw Refusal.conflict(
                    "This payload says why something else was tombstoned.", "Leave it: it is the record of that.");
        }
        if (!hasContent(digest)) {
            throw alreadyEmpty(digest);
        }
        LedgerEntryRef first = chains.stream()
                .map(chain -> append(chain, digest, why, by))
                .toList()
                .getFirst();
        int emptied = jdbc.sql(
                        "SELECT ledger_tombstone(?, (SELECT id FROM ledger_entry WHERE chain = ? AND entry_index = ?))")
                .params(digest.hex(), first.chain().value(), first.index())
                .query(Integer.class)
                .single();
        if (emptied == 0) {
            throw alreadyEmpty(digest);
        }
        // From here on whoever records the same again sees that it is gone; who did so a moment ago is among these.
        if (!holders(digest).equals(chains)) {
            throw Refusal.conflict(
                    "Another run has just recorded " + digest.abbreviated() + " too.",
                    "Do it again: that run is told then.");
        }
        events.publishEvent(new ContentErased(digest, chains));
    }

    private LedgerEntryRef append(WorkflowId chain, Digest digest, String why, Actor by) {
        return ledger.append(
                chain,
                LedgerEvent.PAYLOAD_TOMBSTONED,
                by,
                "Tombstoned " + digest.abbreviated() + ": " + why,
                Map.of("digest", digest, "reason", why));
    }

    /** Sorted, because each is locked in turn. */
    private List<WorkflowId> holders(Digest digest) {
        return jdbc.sql("""
                        SELECT chain FROM ledger_entry WHERE payload_digest = :digest
                        UNION SELECT workflow FROM ledger_artifact_link WHERE digest = :digest
                        ORDER BY 1
                        """)
                .param("digest", digest.hex())
                .query((row, number) -> new WorkflowId(row.getObject(1, UUID.class)))
                .list();
    }

    private boolean isTombstoneItself(Digest digest) {
        return exists(
                "SELECT FROM ledger_entry WHERE payload_digest = :digest AND type = '"
                        + LedgerEvent.PAYLOAD_TOMBSTONED.code() + "'",
                digest);
    }

    private boolean hasContent(Digest digest) {
        return exists("SELECT FROM ledger_payload WHERE digest = :digest AND content IS NOT NULL", digest)
                || exists("SELECT FROM ledger_artifact WHERE digest = :digest AND content IS NOT NULL", digest);
    }

    private boolean exists(String query, Digest digest) {
        return jdbc.sql("SELECT EXISTS (" + query + ")")
                .param("digest", digest.hex())
                .query(Boolean.class)
                .single();
    }

    private static Refusal alreadyEmpty(Digest digest) {
        return Refusal.conflict(
                "What lay under " + digest.abbreviated() + " is gone already.", "Its tombstone entry says why.");
    }
}
