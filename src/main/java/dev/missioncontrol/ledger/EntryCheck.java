package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Compares one entry with itself: its columns with the text that was hashed, the text with the hash, the payload with its digest. */
final class EntryCheck {

    /** Members that have a column of their own. */
    private static final Set<String> SEARCHED = Set.of(JdbcLedger.SUMMARY, JdbcLedger.AGENT_RUN);

    private final StoredEntry entry;
    private final List<Finding> findings = new ArrayList<>();

    private EntryCheck(StoredEntry entry) {
        this.entry = entry;
    }

    static List<Finding> of(StoredEntry entry) {
        EntryCheck check = new EntryCheck(entry);
        check.columnsAreWhatWasHashed();
        check.sameOrElse("hash", sha256(utf8(entry.hashedText())), entry.hash());
        check.payloadIsWhatWasDigested();
        return check.findings;
    }

    private void columnsAreWhatWasHashed() {
        String recomputed = recomputedText();
        if (recomputed.equals(entry.hashedText())) {
            return;
        }
        int before = findings.size();
        JsonNode hashed = LedgerJson.object(entry.hashedText());
        if (hashed != null) {
            Map<String, Object> columns = new TreeMap<>(entry.fields().members());
            columns.forEach((name, value) -> sameOrElse(name, LedgerJson.text(hashed, name), value.toString()));
        }
        if (findings.size() == before) {
            // Every field agrees, yet the text is not the one canonical form of them.
            findings.add(new Finding("hashedText", recomputed, entry.hashedText()));
        }
    }

    private String recomputedText() {
        try {
            return entry.fields().text();
        } catch (IllegalArgumentException e) {
            return "no canonical form: " + e.getMessage();
        }
    }

    private void payloadIsWhatWasDigested() {
        String payload = entry.payload();
        if (payload == null) {
            return;
        }
        byte[] bytes = utf8(payload);
        String digest = sha256(bytes);
        if (!digest.equals(entry.fields().payloadDigest())) {
            findings.add(new Finding("payload", entry.fields().payloadDigest(), digest));
            return;
        }
        Map<String, String> members = LedgerJson.texts(bytes, SEARCHED);
        sameOrElse(JdbcLedger.SUMMARY, JdbcLedger.storable(members.get(JdbcLedger.SUMMARY)), entry.summary());
        sameOrElse(JdbcLedger.AGENT_RUN, JdbcLedger.agentRun(members.get(JdbcLedger.AGENT_RUN)), entry.agentRun());
    }

    /** Adds what does not hold between the entry and the one before it. */
    static List<Finding> follows(
            StoredEntry entry, long expectedIndex, String expectedPrevious, @Nullable Instant notBefore) {
        EntryCheck check = new EntryCheck(entry);
        HashedEntry fields = entry.fields();
        check.sameOrElse("index", Long.toString(expectedIndex), Long.toString(fields.index()));
        check.sameOrElse("previousHash", expectedPrevious, fields.previousHash());
        if (notBefore != null && fields.at().isBefore(notBefore)) {
            check.findings.add(new Finding(
                    "at", "not before " + HashedEntry.timestamp(notBefore), HashedEntry.timestamp(fields.at())));
        }
        return check.findings;
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Digest.sha256().digest(bytes));
    }

    private void sameOrElse(String field, @Nullable String expected, @Nullable String found) {
        if (!Objects.equals(expected, found)) {
            findings.add(new Finding(field, shown(expected), shown(found)));
        }
    }

    private static String shown(@Nullable String value) {
        return value == null ? CanonicalJson.write(null) : value;
    }
}
