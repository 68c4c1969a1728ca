package dev.missioncontrol.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Generates what somebody with every right in the database can do to a {@link LedgerStory}: to each column of each table
 * of the ledger, to rows, and to whole chains with all the hashes over them.
 */
final class DatabaseMutations {

    private static final JsonMapper JSON = new JsonMapper();

    /** Times that nothing rests on, and what is there to be searched and never shown; docs/ledger.md says so. */
    private static final Set<String> NO_EVIDENCE = Set.of(
            "ledger_checkpoint.signed_at",
            "ledger_signing_key.created_at",
            "ledger_signing_key.retired_at",
            "ledger_payload.prose");

    /** What an export neither has nor depends on. */
    private static final Set<String> NOT_EXPORTED = Set.of(
            "ledger_chain.head_at",
            "ledger_payload.summary",
            "ledger_payload.tombstoned_by",
            "ledger_entry.id",
            "ledger_entry.hashed_text",
            "ledger_entry.agent_run",
            "ledger_artifact.media_type",
            "ledger_artifact.tombstoned_by",
            "ledger_artifact_link.workflow",
            "ledger_artifact_link.entry_index");

    private final LedgerStory story;
    private final String chain;
    private final Map<String, String> rows = new LinkedHashMap<>();

    /** A change of a database. */
    @FunctionalInterface
    interface Change {
        void in(Connection connection) throws SQLException;
    }

    /**
     * A change, and what has to be said of it.
     *
     * @param name what is done
     * @param place what the place that is found starts with
     * @param exported whether an export of the story's chain is changed by it
     */
    record Mutation(String name, String place, boolean exported, Change change) {}

    DatabaseMutations(LedgerStory story) {
        this.story = story;
        this.chain = story.chain().toString();
        rows.put("ledger_chain", "chain = '" + chain + "'");
        rows.put("ledger_entry", entry(LedgerStory.AGENT_RUN));
        rows.put("ledger_payload", "digest = " + payload(LedgerStory.AGENT_RUN));
        rows.put("ledger_artifact", "digest = " + artifact("a.patch"));
        rows.put("ledger_artifact_link", "workflow = '" + chain + "' AND name = 'a.patch'");
        rows.put("ledger_unsequenced", "entry = (SELECT min(entry) FROM ledger_unsequenced)");
        rows.put("ledger_leaf", "entry = (SELECT id FROM ledger_entry WHERE " + entry(LedgerStory.AGENT_RUN) + ")");
        rows.put("ledger_subtree", "level = 1 AND number = 0");
        rows.put("ledger_checkpoint", checkpoint(1));
        rows.put("ledger_signing_key", "retired_at IS NULL");
    }

    private String entry(int index) {
        return "chain = '" + chain + "' AND entry_index = " + index;
    }

    private String payload(int index) {
        return "(SELECT payload_digest FROM ledger_entry WHERE " + entry(index) + ")";
    }

    private String artifact(String name) {
        return "(SELECT digest FROM ledger_artifact_link WHERE name = '" + name + "')";
    }

    private static String checkpoint(int number) {
        return "size = (SELECT size FROM ledger_checkpoint ORDER BY size OFFSET " + number + " LIMIT 1)";
    }

    /** Opens connections to the story's database. */
    @FunctionalInterface
    interface Source {
        Connection connect() throws SQLException;
    }

    List<Mutation> all(Source source) throws SQLException {
        List<Mutation> all = new ArrayList<>();
        try (Connection connection = source.connect()) {
            columns(connection, all);
        }
        rows.forEach((table, row) -> {
            all.add(sql(
                    "a row of " + table + " deleted",
                    ofRow(table),
                    !isBeside(table),
                    "DELETE FROM " + table + " WHERE " + row));
            all.add(sql(table + " emptied", ofTable(table), !isBeside(table), "DELETE FROM " + table));
        });
        content(all);
        inserted(all);
        swapped(all);
        cut(all);
        rehashed(all);
        keys(all);
        return all;
    }

    /** Checkpoints are signed anew for an export, and what waits is not in the story's chain. */
    private static boolean isBeside(String table) {
        return Set.of("ledger_unsequenced", "ledger_checkpoint", "ledger_subtree")
                .contains(table);
    }

    // --- each column

    private void columns(Connection connection, List<Mutation> all) throws SQLException {
        for (var table : rows.entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT column_name, data_type FROM information_schema.columns WHERE table_name = ? ORDER BY 1")) {
                statement.setString(1, table.getKey());
                try (ResultSet columns = statement.executeQuery()) {
                    while (columns.next()) {
                        column(all, table.getKey(), columns.getString(1), columns.getString(2));
                    }
                }
            }
        }
    }

    private void column(List<Mutation> all, String table, String column, String type) {
        String name = table + "." + column;
        if (NO_EVIDENCE.contains(name)) {
            return;
        }
        String row = switch (name) {
            case "ledger_payload.tombstoned_by" -> "digest = " + payload(LedgerStory.NOTE_TOMBSTONED);
            case "ledger_artifact.tombstoned_by" -> "digest = " + artifact("c.log");
            default -> rows.get(table);
        };
        for (String changed : changed(column, type)) {
            all.add(new Mutation(
                    name + " becomes " + changed,
                    ofColumn(name),
                    !NOT_EXPORTED.contains(name)
                            && !isBeside(table)
                            && !name.equals("ledger_signing_key.sealed_private_key"),
                    connection -> {
                        if (name.equals("ledger_entry.id")) {
                            run(connection, "ALTER TABLE ledger_entry ALTER COLUMN id SET GENERATED BY DEFAULT");
                        }
                        changeOne(
                                connection,
                                "UPDATE " + table + " SET " + column + " = " + changed + " WHERE " + row + " AND "
                                        + column + " IS NOT NULL");
                    }));
        }
    }

    private static List<String> changed(String column, String type) {
        return switch (type) {
            case "text" ->
                List.of(
                        "overlay(%1$s PLACING (CASE right(%1$s, 1) WHEN 'a' THEN 'b' ELSE 'a' END) FROM length(%1$s))"
                                .formatted(column),
                        "overlay(%1$s PLACING (CASE left(%1$s, 1) WHEN 'a' THEN 'b' ELSE 'a' END) FROM 1)"
                                .formatted(column));
            case "bigint" -> List.of(column + " + 100000");
            case "smallint" -> List.of(column + " + 1");
            case "timestamp with time zone" ->
                List.of(column + " + interval '1 microsecond'", column + " - interval '1 microsecond'");
            case "uuid" -> List.of("gen_random_uuid()");
            case "bytea" ->
                List.of(
                        "set_byte(%1$s, 0, get_byte(%1$s, 0) # 1)".formatted(column),
                        "set_byte(%1$s, length(%1$s) - 1, get_byte(%1$s, length(%1$s) - 1) # 128)".formatted(column));
            default -> throw new IllegalArgumentException("no change is known for " + type);
        };
    }

    private String ofColumn(String name) {
        return switch (name) {
            case "ledger_entry.id" -> "log: leaf ";
            case "ledger_entry.chain", "ledger_entry.entry_index" -> chain + ": entry 5: index";
            case "ledger_payload.tombstoned_by" -> "log: payload ";
            case "ledger_artifact.tombstoned_by" -> "log: artifact ";
            case "ledger_checkpoint.previous_size" -> "log: checkpoint of size ";
            default -> ofRow(name.substring(0, name.indexOf('.')));
        };
    }

    private String ofRow(String table) {
        return switch (table) {
            case "ledger_chain" -> chain + ": head";
            case "ledger_entry", "ledger_payload" -> chain + ": entry ";
            case "ledger_artifact", "ledger_artifact_link" -> chain + ": artifact ";
            case "ledger_unsequenced" -> "log: entry ";
            case "ledger_leaf" -> "log: leaf ";
            case "ledger_subtree" -> "log: subtree ";
            case "ledger_checkpoint" -> "log: checkpoint of size ";
            case "ledger_signing_key" -> "log: ";
            default -> throw new IllegalArgumentException(table);
        };
    }

    private String ofTable(String table) {
        return switch (table) {
            case "ledger_entry" -> chain + ": head";
            case "ledger_leaf" -> "log: checkpoint of size ";
            case "ledger_checkpoint" -> "log: leaf ";
            default -> ofRow(table);
        };
    }

    // --- contents, strangers, swaps and cuts

    private void content(List<Mutation> all) {
        String tombstone = "(SELECT id FROM ledger_entry WHERE " + entry(8) + ")";
        all.add(sql(
                "a payload emptied as if tombstoned",
                chain + ": entry 4: payload",
                true,
                "UPDATE ledger_payload SET content = NULL, summary = NULL, tombstoned_by = " + tombstone + " WHERE "
                        + rows.get("ledger_payload")));
        all.add(sql(
                "an artifact emptied as if tombstoned",
                chain + ": artifact a.patch: content",
                true,
                "UPDATE ledger_artifact SET content = NULL, tombstoned_by = " + tombstone + " WHERE "
                        + rows.get("ledger_artifact")));
        all.add(sql(
                "an artifact replaced",
                chain + ": artifact a.patch: content",
                true,
                "UPDATE ledger_artifact SET content = 'forged', size = 6 WHERE " + rows.get("ledger_artifact")));
        all.add(sql(
                "a tombstoned payload filled again",
                chain + ": entry 1: payload",
                true,
                "UPDATE ledger_payload SET content = '{\"summary\":\"Nothing\"}', summary = 'Nothing', tombstoned_by = NULL"
                        + " WHERE digest = " + payload(1)));
        all.add(sql(
                "an attestation changed",
                chain + ": artifact provenance.intoto.jsonl: content",
                true,
                "UPDATE ledger_artifact SET content = convert_to(replace(convert_from(content, 'UTF8'), 'keyid', 'keyId'), 'UTF8')"
                        + " WHERE digest = " + artifact("provenance.intoto.jsonl")));
        all.add(attestation("an attestation of another commit, stored anew under its digest", "b", null));
        all.add(attestation("an attestation by a stranger, stored anew under its digest", "a", stranger()));
    }

    /** Changes a file of statements, and what addresses it, but no entry. */
    private Mutation attestation(String name, String commit, @Nullable NoteSigner by) {
        return new Mutation(name, chain + ": artifact provenance.intoto.jsonl: attestation", true, connection -> {
            String old = query(
                    connection,
                    "SELECT convert_from(content, 'UTF8') FROM ledger_artifact WHERE digest = "
                            + artifact("provenance.intoto.jsonl"));
            Envelope signed = Envelope.parse(old.strip());
            Envelope forged = by == null
                    ? new Envelope(
                            signed.payloadType(), LedgerStory.statement(commit).json(), signed.signatures())
                    : Envelope.of(LedgerStory.statement(commit), List.of(by));
            byte[] content = (forged.json() + "\n").getBytes(UTF_8);
            String digest = Digest.of(content).hex();
            run(
                    connection,
                    "UPDATE ledger_artifact SET digest = '" + digest + "', size = " + content.length
                            + ", content = decode('" + HexFormat.of().formatHex(content) + "', 'hex') WHERE digest = "
                            + artifact("provenance.intoto.jsonl"),
                    "UPDATE ledger_artifact_link SET digest = '" + digest + "' WHERE name = 'provenance.intoto.jsonl'");
        });
    }

    private void inserted(List<Mutation> all) {
        String zeros = "repeat('0', 64)";
        all.add(sql(
                "a chain that has a head and nothing else",
                "99999999-9999-4999-8999-999999999999: head",
                false,
                "INSERT INTO ledger_chain VALUES ('99999999-9999-4999-8999-999999999999', 3, repeat('a', 64), now())"));
        all.add(new Mutation("an entry appended past the queue", "log: entry 10 of " + chain, true, connection -> {
            HashedEntry last = read(connection, story.chain()).getLast();
            HashedEntry forged = new HashedEntry(
                    chain,
                    last.index() + 1,
                    "approval.recorded",
                    "user:mallory",
                    last.at(),
                    last.payloadDigest(),
                    last.hash().hex());
            run(
                    connection,
                    "INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest, previous_hash, hash, hashed_text)"
                            + " SELECT chain, " + forged.index() + ", '" + forged.type() + "', '" + forged.actor()
                            + "', at, payload_digest, hash, '" + forged.hash() + "', '" + forged.text()
                            + "' FROM ledger_entry WHERE " + entry(9),
                    "UPDATE ledger_chain SET next_index = 11, head_hash = '" + forged.hash() + "' WHERE chain = '"
                            + chain + "'");
        }));
        all.add(sql(
                "an entry put into the middle",
                chain + ": entry 5: index",
                true,
                "UPDATE ledger_entry SET entry_index = entry_index + 1000 WHERE chain = '" + chain
                        + "' AND entry_index > 4",
                "UPDATE ledger_entry SET entry_index = entry_index - 999 WHERE chain = '" + chain
                        + "' AND entry_index > 4",
                "INSERT INTO ledger_entry (chain, entry_index, type, actor, at, payload_digest, previous_hash, hash, hashed_text)"
                        + " SELECT chain, 5, type, actor, at, payload_digest, previous_hash, repeat('a', 64), hashed_text"
                        + " FROM ledger_entry WHERE " + entry(4)));
        all.add(sql(
                "a payload of no entry",
                "log: payload " + "0".repeat(64),
                false,
                "INSERT INTO ledger_payload (digest, content) VALUES (" + zeros + ", '{}')"));
        all.add(sql(
                "an artifact of no entry",
                "log: artifact " + "0".repeat(64),
                false,
                "INSERT INTO ledger_artifact VALUES (" + zeros + ", 'hello', 'text/plain', 5, NULL)"));
        for (int index : List.of(6, 77)) {
            all.add(sql(
                    "a link at entry " + index + ", which stored nothing",
                    "log: artifact ",
                    true,
                    "INSERT INTO ledger_artifact_link SELECT workflow, " + index
                            + ", digest, kind, 'stranger', at FROM ledger_artifact_link WHERE name = 'a.patch'"));
        }
        all.add(sql(
                "an entry that is none in the queue",
                "log: queue 100000",
                false,
                "INSERT INTO ledger_unsequenced VALUES (100000)"));
        all.add(sql(
                "an entry in the queue again",
                "log: queue ",
                false,
                "INSERT INTO ledger_unsequenced SELECT min(entry) FROM ledger_leaf"));
        all.add(sql(
                "a leaf beyond the last checkpoint",
                "log: leaf ",
                false,
                "INSERT INTO ledger_leaf SELECT (SELECT max(leaf) + 1 FROM ledger_leaf), e.id,"
                        + " sha256('\\x00'::bytea || decode(e.hash, 'hex')) FROM ledger_entry e"
                        + " WHERE e.id = (SELECT min(entry) FROM ledger_unsequenced)",
                "DELETE FROM ledger_unsequenced WHERE entry = (SELECT min(entry) FROM ledger_unsequenced)"));
        for (String stranger : List.of("1, 99", "2, 0")) {
            all.add(sql(
                    "a subtree over nothing at " + stranger,
                    "log: subtree ",
                    false,
                    "INSERT INTO ledger_subtree VALUES (" + stranger + ", decode(repeat('ab', 32), 'hex'))"));
        }
        all.add(sql(
                "a checkpoint in between",
                "log: checkpoint of size 400",
                false,
                "INSERT INTO ledger_checkpoint (size, root, note, signed_at, previous_size)"
                        + " SELECT 400, root, note, signed_at, previous_size FROM ledger_checkpoint WHERE "
                        + checkpoint(1)));
    }

    private void swapped(List<Mutation> all) {
        for (String columns : List.of("payload_digest", "type", "at", "hash", "previous_hash", "hashed_text")) {
            all.add(swap(
                    "ledger_entry", columns, entry(5), entry(6), chain + ": entry ", !columns.equals("hashed_text")));
        }
        all.add(sql(
                "two entries change places",
                chain + ": entry 5",
                true,
                "UPDATE ledger_entry SET entry_index = 1000 WHERE " + entry(5),
                "UPDATE ledger_entry SET entry_index = 5 WHERE " + entry(6),
                "UPDATE ledger_entry SET entry_index = 6 WHERE " + entry(1000)));
        all.add(swap(
                "ledger_payload",
                "content, summary",
                "digest = " + payload(6),
                "digest = " + payload(7),
                chain + ": entry 6: payload",
                true));
        all.add(swap(
                "ledger_artifact",
                "content, size",
                "digest = " + artifact("a.patch"),
                "digest = " + artifact("provenance.intoto.jsonl"),
                chain + ": artifact a.patch: content",
                true));
        all.add(swap(
                "ledger_artifact_link",
                "digest",
                "name = 'a.patch'",
                "name = 'c.log'",
                chain + ": artifact a.patch: digest",
                true));
        all.add(swap("ledger_leaf", "hash", "leaf = 3", "leaf = 4", "log: leaf 3", true));
        all.add(sql(
                "two leaves change places",
                "log: checkpoint of size ",
                true,
                "UPDATE ledger_leaf SET leaf = 1000000 WHERE leaf = 4",
                "UPDATE ledger_leaf SET leaf = 4 WHERE leaf = 5",
                "UPDATE ledger_leaf SET leaf = 5 WHERE leaf = 1000000"));
        all.add(swap(
                "ledger_subtree",
                "hash",
                "level = 1 AND number = 0",
                "level = 1 AND number = 1",
                "log: subtree 1/0",
                false));
        all.add(swap("ledger_checkpoint", "note", checkpoint(0), checkpoint(1), "log: checkpoint of size ", false));
        all.add(swap(
                "ledger_checkpoint", "note, root", checkpoint(0), checkpoint(1), "log: checkpoint of size ", false));
        all.add(swap(
                "ledger_chain",
                "next_index, head_hash, head_at",
                "chain = '" + chain + "'",
                "chain = '" + story.other() + "'",
                chain + ": head",
                true));
        all.add(swap(
                "ledger_signing_key", "public_key", "retired_at IS NULL", "retired_at IS NOT NULL", "log: key ", true));
    }

    private void cut(List<Mutation> all) {
        all.add(sql(
                "the last entry cut off, and the head moved back",
                "log: leaf ",
                true,
                "DELETE FROM ledger_entry WHERE " + entry(9),
                backTo(8)));
        all.add(sql(
                "the last entry cut off with its leaf, and the head moved back",
                "log: leaf ",
                true,
                "DELETE FROM ledger_leaf WHERE entry = (SELECT id FROM ledger_entry WHERE " + entry(9) + ")",
                "DELETE FROM ledger_entry WHERE " + entry(9),
                backTo(8)));
        all.add(sql(
                "the last leaves cut off, and the entries back in the queue",
                "log: checkpoint of size ",
                false,
                "INSERT INTO ledger_unsequenced SELECT entry FROM ledger_leaf WHERE leaf > 500",
                "DELETE FROM ledger_leaf WHERE leaf > 500"));
        all.add(sql(
                "the newest checkpoint cut off",
                "log: leaf ",
                false,
                "DELETE FROM ledger_checkpoint WHERE size = (SELECT max(size) FROM ledger_checkpoint)"));
        all.add(new Mutation(
                "the log back at an older checkpoint, after a newer one went out",
                "log: publication witness",
                false,
                connection -> {
                    run(
                            connection,
                            "INSERT INTO ledger_publication (channel, size, published_at)"
                                    + " SELECT 'witness', max(size), now() FROM ledger_checkpoint");
                    backToAnOlderCheckpoint(connection);
                }));
        all.add(new Mutation(
                "the log back at an older checkpoint, after a newer one was cosigned",
                "log: cosignature of size ",
                false,
                connection -> {
                    run(
                            connection,
                            "INSERT INTO ledger_cosignature (size, line, cosigned_at)"
                                    + " SELECT max(size), 'a line', now() FROM ledger_checkpoint");
                    backToAnOlderCheckpoint(connection);
                }));
        all.add(sql(
                "the first checkpoint cut off",
                "log: checkpoint of size ",
                false,
                "DELETE FROM ledger_checkpoint WHERE size = (SELECT min(size) FROM ledger_checkpoint)"));
        all.add(sql(
                "a whole chain gone",
                "log: leaf ",
                true,
                "DELETE FROM ledger_artifact_link WHERE workflow = '" + chain + "'",
                "DELETE FROM ledger_entry WHERE chain = '" + chain + "'",
                "DELETE FROM ledger_chain WHERE chain = '" + chain + "'"));
        all.add(sql(
                "a payload cut",
                chain + ": entry 4: payload",
                true,
                "UPDATE ledger_payload SET content = left(content, -1) WHERE " + rows.get("ledger_payload")));
        all.add(sql(
                "an artifact cut",
                chain + ": artifact a.patch: content",
                true,
                "UPDATE ledger_artifact SET content = substring(content FROM 2), size = size - 1 WHERE "
                        + rows.get("ledger_artifact")));
        all.add(sql(
                "an attestation cut",
                chain + ": artifact provenance.intoto.jsonl: content",
                true,
                "UPDATE ledger_artifact SET content = substring(content FROM 1 FOR 100) WHERE digest = "
                        + artifact("provenance.intoto.jsonl")));
        all.add(sql(
                "a signature cut off a checkpoint",
                "log: checkpoint of size ",
                false,
                "UPDATE ledger_checkpoint SET note = split_part(note, E'\\n\\n', 1) || E'\\n\\n' WHERE "
                        + checkpoint(1)));
        all.add(sql(
                "a private key cut",
                "log: key ",
                false,
                "UPDATE ledger_signing_key SET sealed_private_key = substring(sealed_private_key FROM 1 FOR 8)"));
    }

    private String backTo(int index) {
        return "UPDATE ledger_chain c SET next_index = " + (index + 1)
                + ", head_hash = e.hash, head_at = e.at FROM ledger_entry e WHERE c.chain = e.chain AND e.chain = '"
                + chain
                + "' AND e.entry_index = " + index;
    }

    // --- whole chains

    private void rehashed(List<Mutation> all) {
        UnaryOperator<HashedEntry> forged = DatabaseMutations::byMallory;
        for (int from : List.of(0, 4, 9)) {
            all.add(new Mutation(
                    "the chain hashed anew from " + from,
                    "log: leaf ",
                    true,
                    connection -> rehash(connection, story.chain(), from, forged)));
            all.add(new Mutation(
                    "the chain hashed anew from " + from + ", and the leaves",
                    "log: checkpoint of size ",
                    true,
                    connection -> {
                        rehash(connection, story.chain(), from, forged);
                        leavesAnew(connection);
                    }));
        }
        all.add(new Mutation(
                "the chain hashed anew, the leaves, and every checkpoint by a stranger",
                "log: checkpoint of size ",
                true,
                connection -> {
                    rehash(connection, story.chain(), 4, forged);
                    leavesAnew(connection);
                    signAnew(connection, stranger());
                }));
        all.add(new Mutation(
                "a payload replaced, and the chain hashed anew",
                "log: leaf ",
                true,
                connection -> otherPayload(connection, 4, payload -> payload.put("summary", "Nothing happened"))));
        all.add(new Mutation("an artifact replaced, and the chain hashed anew", "log: leaf ", true, connection -> {
            byte[] content = "forged\n".getBytes(UTF_8);
            run(
                    connection,
                    "UPDATE ledger_artifact SET digest = '" + Digest.of(content)
                            + "', content = E'forged\\n', size = 7 WHERE " + rows.get("ledger_artifact"),
                    "UPDATE ledger_artifact_link SET digest = '" + Digest.of(content) + "' WHERE name = 'a.patch'");
            otherPayload(connection, LedgerStory.PATCH, payload -> {
                payload.put("digest", Digest.of(content).hex());
                payload.put("size", content.length);
            });
        }));
    }

    private void keys(List<Mutation> all) {
        all.add(new Mutation("a key of a stranger among those of the log", "log: key ", false, connection -> {
            VerifierKey key = stranger().key();
            run(
                    connection,
                    "INSERT INTO ledger_signing_key (id, name, public_key, sealed_private_key, created_at)"
                            + " SELECT '" + key.id() + "', '" + key.name() + "', '" + key.publicKey()
                            + "', sealed_private_key, created_at FROM ledger_signing_key WHERE retired_at IS NULL");
        }));
        all.add(sql(
                "a retired key that signs from now on again",
                "log: key ",
                false,
                "UPDATE ledger_signing_key SET retired_at = NULL, created_at = now() WHERE retired_at IS NOT NULL"));
        all.add(sql(
                "the key that signs retired just now",
                "log: key ",
                false,
                "UPDATE ledger_signing_key SET retired_at = now() WHERE retired_at IS NULL"));
        all.add(sql(
                "a retired key that signs again",
                "log: key ",
                false,
                "UPDATE ledger_signing_key SET retired_at = NULL, created_at = created_at - interval '1 day'"));
        all.add(sql(
                "the key that signs retired before its time",
                "log: key ",
                false,
                "UPDATE ledger_signing_key SET retired_at = created_at - interval '1 day'"));
    }

    /** What nothing in the database shows any more: the log is signed anew afterwards, with its own key. */
    List<Mutation> rewritings() {
        List<Mutation> all = new ArrayList<>();
        for (int from : List.of(0, 4)) {
            all.add(new Mutation("a chain rewritten from " + from, "", true, connection -> {
                rehash(connection, story.chain(), from, DatabaseMutations::byMallory);
                forgetTheLog(connection);
            }));
        }
        all.add(new Mutation("the last entry gone", "", true, connection -> {
            run(
                    connection,
                    "UPDATE ledger_artifact SET content = 'c.log\n', tombstoned_by = NULL WHERE digest = "
                            + artifact("c.log"),
                    "DELETE FROM ledger_payload WHERE digest = " + payload(9),
                    "DELETE FROM ledger_entry WHERE " + entry(9),
                    backTo(8));
            forgetTheLog(connection);
        }));
        all.add(new Mutation("a chain gone", "", true, connection -> {
            String other = story.other().toString();
            run(
                    connection,
                    "DELETE FROM ledger_entry WHERE chain = '" + other + "'",
                    "DELETE FROM ledger_chain WHERE chain = '" + other + "'",
                    "DELETE FROM ledger_payload p WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.payload_digest = p.digest)");
            forgetTheLog(connection);
        }));
        all.add(new Mutation("a payload rewritten", "", true, connection -> {
            otherPayload(connection, 4, payload -> payload.put("summary", "Nothing happened"));
            forgetTheLog(connection);
        }));
        all.add(new Mutation("back at an older checkpoint", "", true, DatabaseMutations::backToAnOlderCheckpoint));
        all.add(new Mutation("the log in another order", "", true, connection -> {
            run(
                    connection,
                    "ALTER TABLE ledger_entry ALTER COLUMN id SET GENERATED BY DEFAULT",
                    "UPDATE ledger_entry SET id = id - 100000 WHERE chain = '" + story.other() + "'");
            forgetTheLog(connection);
        }));
        return all;
    }

    /** Takes away all that came after the last checkpoint but one, and leaves everything else consistent. */
    private static void backToAnOlderCheckpoint(Connection connection) throws SQLException {
        String size = query(
                connection,
                "SELECT max(size) FROM ledger_checkpoint WHERE size < (SELECT max(size) FROM ledger_checkpoint)");
        run(
                connection,
                "DELETE FROM ledger_entry e WHERE NOT EXISTS"
                        + " (SELECT FROM ledger_leaf l WHERE l.entry = e.id AND l.leaf < " + size + ")",
                "DELETE FROM ledger_term t WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.id = t.entry)",
                "DELETE FROM ledger_payload p WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.payload_digest = p.digest)",
                "DELETE FROM ledger_unsequenced",
                "DELETE FROM ledger_leaf WHERE leaf >= " + size,
                "DELETE FROM ledger_subtree WHERE (number + 1) * power(256, level) > " + size,
                "DELETE FROM ledger_checkpoint WHERE size > " + size,
                "DELETE FROM ledger_chain c WHERE NOT EXISTS (SELECT FROM ledger_entry e WHERE e.chain = c.chain)",
                "UPDATE ledger_chain c SET next_index = e.entry_index + 1, head_hash = e.hash, head_at = e.at"
                        + " FROM (SELECT DISTINCT ON (chain) * FROM ledger_entry ORDER BY chain, entry_index DESC) e"
                        + " WHERE e.chain = c.chain");
    }

    private static void forgetTheLog(Connection connection) throws SQLException {
        run(
                connection,
                "DELETE FROM ledger_checkpoint",
                "DELETE FROM ledger_subtree",
                "DELETE FROM ledger_leaf",
                "DELETE FROM ledger_unsequenced",
                "INSERT INTO ledger_unsequenced SELECT id FROM ledger_entry");
    }

    private static HashedEntry byMallory(HashedEntry entry) {
        return new HashedEntry(
                entry.workflowId(),
                entry.index(),
                entry.type(),
                "user:mallory",
                entry.at(),
                entry.payloadDigest(),
                entry.previousHash());
    }

    /** Changes an entry and computes every hash after it anew, the head's included. */
    private static void rehash(Connection connection, WorkflowId chain, int from, UnaryOperator<HashedEntry> change)
            throws SQLException {
        String previous = HashedEntry.NO_PREVIOUS;
        for (HashedEntry each : read(connection, chain)) {
            HashedEntry linked = new HashedEntry(
                    each.workflowId(),
                    each.index(),
                    each.type(),
                    each.actor(),
                    each.at(),
                    each.payloadDigest(),
                    previous);
            HashedEntry changed = each.index() == from ? change.apply(linked) : linked;
            previous = changed.hash().hex();
            try (PreparedStatement update = connection.prepareStatement(
                    "UPDATE ledger_entry SET actor = ?, payload_digest = ?, previous_hash = ?, hash = ?, hashed_text = ?"
                            + " WHERE chain = ? AND entry_index = ?")) {
                update.setString(1, changed.actor());
                update.setString(2, changed.payloadDigest());
                update.setString(3, changed.previousHash());
                update.setString(4, previous);
                update.setString(5, changed.text());
                update.setObject(6, chain.value());
                update.setLong(7, changed.index());
                update.executeUpdate();
            }
        }
        run(connection, "UPDATE ledger_chain SET head_hash = '" + previous + "' WHERE chain = '" + chain + "'");
    }

    private static List<HashedEntry> read(Connection connection, WorkflowId chain) throws SQLException {
        List<HashedEntry> entries = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT " + StoredEntry.COLUMNS + " FROM ledger_entry e"
                        + " LEFT JOIN ledger_payload p ON p.digest = e.payload_digest WHERE e.chain = '" + chain
                        + "' ORDER BY e.entry_index")) {
            while (rows.next()) {
                entries.add(StoredEntry.of(rows).fields());
            }
        }
        return entries;
    }

    private void otherPayload(
            Connection connection, int index, java.util.function.Consumer<Map<String, @Nullable Object>> change)
            throws SQLException {
        @SuppressWarnings("unchecked")
        Map<String, @Nullable Object> payload = JSON.readValue(
                query(connection, "SELECT content FROM ledger_payload WHERE digest = " + payload(index)),
                LinkedHashMap.class);
        change.accept(payload);
        String content = CanonicalJson.write(payload);
        try (PreparedStatement update = connection.prepareStatement(
                "UPDATE ledger_payload SET digest = ?, content = ?, summary = ? WHERE digest = " + payload(index))) {
            update.setString(1, Digest.of(content).hex());
            update.setString(2, content);
            update.setObject(3, payload.get("summary"));
            update.executeUpdate();
        }
        rehash(
                connection,
                story.chain(),
                index,
                entry -> new HashedEntry(
                        entry.workflowId(),
                        entry.index(),
                        entry.type(),
                        entry.actor(),
                        entry.at(),
                        Digest.of(content).hex(),
                        entry.previousHash()));
    }

    private static void leavesAnew(Connection connection) throws SQLException {
        run(
                connection,
                "UPDATE ledger_leaf l SET hash = sha256('\\x00'::bytea || decode(e.hash, 'hex')) FROM ledger_entry e"
                        + " WHERE e.id = l.entry");
    }

    private static void signAnew(Connection connection, NoteSigner signer) throws SQLException {
        Map<Long, String> notes = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT size, note FROM ledger_checkpoint")) {
            while (rows.next()) {
                notes.put(rows.getLong(1), SignedNote.parse(rows.getString(2)).text());
            }
        }
        for (var note : notes.entrySet()) {
            run(
                    connection,
                    "UPDATE ledger_checkpoint SET note = '" + SignedNote.of(note.getValue(), List.of(signer))
                            + "' WHERE size = " + note.getKey());
        }
    }

    /** A key in the name of the log that is none of its keys. */
    private NoteSigner stranger() {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            return new NoteSigner(VerifierKey.of(story.keys().getFirst().name(), pair.getPublic()), pair.getPrivate());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    // --- statements

    private static Mutation sql(String name, String place, boolean exported, String... statements) {
        return new Mutation(name, place, exported, connection -> {
            for (String each : statements) {
                changeSome(connection, each);
            }
        });
    }

    private static Mutation swap(
            String table, String columns, String one, String other, String place, boolean exported) {
        return new Mutation(columns + " of two rows of " + table + " swapped", place, exported, connection -> {
            String list = columns.contains(",") ? "(" + columns + ")" : columns;
            changeSome(
                    connection,
                    "UPDATE " + table + " t SET " + list + " = (SELECT " + columns + " FROM " + table
                            + " o WHERE (" + one + " OR " + other + ") AND o.ctid <> t.ctid) WHERE " + one + " OR "
                            + other);
        });
    }

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void changeOne(Connection connection, String update) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int changed = statement.executeUpdate(update);
            if (changed != 1) {
                throw new IllegalStateException(changed + " rows were changed by " + update);
            }
        }
    }

    private static void changeSome(Connection connection, String change) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            if (statement.executeUpdate(change) == 0) {
                throw new IllegalStateException("nothing was changed by " + change);
            }
        }
    }

    private static String query(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
