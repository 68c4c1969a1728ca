package dev.missioncontrol.ledger.checkpoint;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Finds what the verification of each chain and the walk over the log do not come by: rows that belong to nothing, and
 * entries that were kept from the log.
 */
final class StoreCheck {

    private static final String TOMBSTONED = "ledger.payload_tombstoned";
    private static final String NEWEST = "(SELECT coalesce(max(size), 0) FROM ledger_checkpoint)";
    private static final String MOST = " LIMIT 100";

    private final JdbcClient jdbc;
    private final Findings findings;

    StoreCheck(JdbcClient jdbc, Findings findings) {
        this.jdbc = jdbc;
        this.findings = findings;
    }

    void run() {
        queue();
        order();
        strays();
        tombstones();
        published();
    }

    /** A log that went back to an older checkpoint of its own holds; what had gone out by then does not fit it. */
    private void published() {
        each(
                "SELECT 'publication ' || channel FROM ledger_publication WHERE size > " + NEWEST,
                "checkpoint",
                "one at least as large as went out",
                "a smaller one");
        each(
                "SELECT 'cosignature of size ' || size FROM ledger_cosignature WHERE size > " + NEWEST,
                "checkpoint",
                "one at least as large as was cosigned",
                "a smaller one");
    }

    private void queue() {
        each(
                "SELECT 'entry ' || entry_index || ' of ' || chain FROM ledger_entry e"
                        + " WHERE NOT EXISTS (SELECT FROM ledger_leaf l WHERE l.entry = e.id)"
                        + " AND NOT EXISTS (SELECT FROM ledger_unsequenced u WHERE u.entry = e.id)",
                "leaf",
                "one, or to wait for one",
                "neither");
        each(
                "SELECT 'queue ' || u.entry FROM ledger_unsequenced u"
                        + " WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.id = u.entry)",
                "entry",
                "one that waits",
                "none");
        each(
                "SELECT 'queue ' || u.entry FROM ledger_unsequenced u JOIN ledger_leaf l ON l.entry = u.entry",
                "entry",
                "one that waits",
                "one that has its leaf");
    }

    private void order() {
        each(
                "SELECT 'entry ' || b.entry_index || ' of ' || b.chain"
                        + " FROM ledger_entry a JOIN ledger_entry b ON b.chain = a.chain AND b.entry_index = a.entry_index + 1"
                        + " JOIN ledger_leaf la ON la.entry = a.id JOIN ledger_leaf lb ON lb.entry = b.id"
                        + " WHERE lb.leaf < la.leaf",
                "leaf",
                "after that of the entry before",
                "before it");
    }

    private void strays() {
        each(
                "SELECT 'payload ' || digest FROM ledger_payload p"
                        + " WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.payload_digest = p.digest)",
                "entry",
                "one that it belongs to",
                "none");
        each(
                "SELECT 'artifact ' || digest FROM ledger_artifact a"
                        + " WHERE NOT EXISTS (SELECT FROM ledger_artifact_link l WHERE l.digest = a.digest)",
                "entry",
                "one that it belongs to",
                "none");
        each(
                "SELECT 'artifact ' || l.digest FROM ledger_artifact_link l"
                        + " WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.chain = l.workflow"
                        + " AND e.entry_index = l.entry_index AND e.type = 'artifact.stored')",
                "entry",
                "one that says that it was stored",
                "none");
    }

    /** What is shown as the reason has to be the entry that says so. */
    private void tombstones() {
        for (String table : new String[] {"payload", "artifact"}) {
            each(
                    "SELECT '" + table + " ' || t.digest FROM ledger_" + table + " t WHERE t.tombstoned_by IS NOT NULL"
                            + " AND NOT EXISTS (SELECT FROM ledger_entry e JOIN ledger_payload p"
                            + " ON p.digest = e.payload_digest WHERE e.id = t.tombstoned_by AND e.type = '" + TOMBSTONED
                            + "' AND position(t.digest IN p.content) > 0)",
                    "tombstonedBy",
                    "the entry that says so",
                    "another");
        }
    }

    private void each(String places, String field, String expected, String found) {
        jdbc.sql(places + MOST).query(row -> {
            findings.add(row.getString(1), field, expected, found);
        });
    }
}
