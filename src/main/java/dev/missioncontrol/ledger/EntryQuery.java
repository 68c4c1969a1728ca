package dev.missioncontrol.ledger;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The SQL of a filter. Positions are indexes within one chain, and the order of arrival over several. */
final class EntryQuery {

    private static final String COLUMNS = """
            SELECT e.id, e.chain, e.entry_index, e.type, e.actor, e.at, e.payload_digest, e.previous_hash, e.hash,
                   e.agent_run, p.summary, p.content IS NULL AS tombstoned
            """;

    private static final String NAMES = "e.id IN (SELECT entry FROM ledger_term WHERE kind = ";

    /** Three indexes, one after the other: an OR over them would read the table. */
    private static final String DIGESTS = "e.id IN ("
            + "SELECT entry FROM ledger_term WHERE kind = 'digest' AND value >= :digest AND value < :beyondDigest"
            + " UNION SELECT id FROM ledger_entry WHERE hash ~>=~ :digest AND hash ~<~ :beyondDigest"
            + " UNION SELECT id FROM ledger_entry WHERE payload_digest ~>=~ :digest"
            + " AND payload_digest ~<~ :beyondDigest)";

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> parameters = new LinkedHashMap<>();
    private final String position;

    EntryQuery(EntryFilter filter) {
        position = filter.chain() == null ? "e.id" : "e.entry_index";
        if (filter.chain() != null) {
            where("e.chain = :chain", "chain", filter.chain().value());
        }
        if (filter.typePrefix() != null) {
            where("e.type LIKE :type", "type", literal(filter.typePrefix()) + "%");
        }
        if (filter.actor() != null) {
            String actor = filter.actor();
            where(
                    "e.actor IN (:actors)",
                    "actors",
                    actor.contains(":")
                            ? List.of(actor)
                            : List.of("user:" + actor, "agent:" + actor, "ci:" + actor, "system:" + actor));
        }
        if (filter.agentRun() != null) {
            where("e.agent_run = :agentRun", "agentRun", filter.agentRun().value());
        }
        whereTime("e.at >= :from", "from", filter.from());
        whereTime("e.at < :until", "until", filter.until());
        if (filter.text() != null) {
            where("coalesce(p.prose, p.summary) ILIKE :text", "text", "%" + literal(filter.text()) + "%");
        }
        if (filter.file() != null) {
            whereFile(EntryTerms.cut(filter.file()));
        }
        if (filter.rule() != null) {
            where(NAMES + "'rule' AND value = :rule)", "rule", EntryTerms.cut(filter.rule()));
        }
        if (filter.digest() != null) {
            where(DIGESTS, "digest", filter.digest());
            parameters.put("beyondDigest", beyond(filter.digest()));
        }
    }

    private void whereFile(String file) {
        if (file.endsWith("/")) {
            where(NAMES + "'file' AND value >= :file AND value < :beyondFile)", "file", file);
            parameters.put("beyondFile", beyond(file));
        } else {
            where(NAMES + "'file' AND value = :file)", "file", file);
        }
    }

    /** Returns the first text, by its bytes, behind all that start with this one. */
    private static String beyond(String prefix) {
        int last = prefix.length() - 1;
        return prefix.substring(0, last) + (char) (prefix.charAt(last) + 1);
    }

    /** Adds a condition on the position. */
    EntryQuery positionedAt(String comparison, long value) {
        String name = "position" + parameters.size();
        where(position + " " + comparison + " :" + name, name, value);
        return this;
    }

    String select(EntryOrder order, int offset, int limit) {
        return COLUMNS + fromWhere() + " ORDER BY " + position + " " + order.direction() + " LIMIT " + limit
                + (offset == 0 ? "" : " OFFSET " + offset);
    }

    String count(int atMost) {
        // Every entry has its payload: where nothing is asked of it, it need not be looked up.
        String rows = conditions.stream().anyMatch(condition -> condition.contains("p."))
                ? fromWhere()
                : " FROM ledger_entry e" + where();
        return "SELECT count(*) FROM (SELECT 1" + rows + " LIMIT " + atMost + ") AS counted";
    }

    Map<String, Object> parameters() {
        return parameters;
    }

    private String fromWhere() {
        return " FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest" + where();
    }

    private String where() {
        return conditions.isEmpty() ? "" : " WHERE " + String.join(" AND ", conditions);
    }

    private void where(String condition, String name, Object value) {
        conditions.add(condition);
        parameters.put(name, value);
    }

    private void whereTime(String condition, String name, @Nullable Instant time) {
        if (time != null) {
            where(condition, name, time.atOffset(ZoneOffset.UTC));
        }
    }

    /** Takes their special meaning from the characters of LIKE. */
    private static String literal(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace("\0", "");
    }
}
