package dev.missioncontrol.patch;

import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Finds PatchSets by how their ids begin, as people abbreviate them. */
@Service
public class PatchSetIds {

    /** Enough to show that a beginning fits several. */
    public static final int MOST = 10;

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f-]{4,36}");
    private static final String LOWEST = "00000000-0000-0000-0000-000000000000";

    private final JdbcClient jdbc;

    PatchSetIds(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns the ids that begin so, in their order, at most {@link #MOST}.
     *
     * @throws Refusal INVALID (field {@code idPrefix}) when no id begins like that
     */
    @Transactional(readOnly = true)
    public List<PatchSetId> beginningWith(String prefix) {
        return jdbc.sql("SELECT id FROM patch_set WHERE id BETWEEN ? AND ? ORDER BY id LIMIT " + MOST)
                .params(bound(prefix, LOWEST), bound(prefix, LOWEST.replace('0', 'f')))
                .query((row, number) -> new PatchSetId(row.getObject("id", UUID.class)))
                .list();
    }

    private static UUID bound(String prefix, String rest) {
        String whole = prefix + rest.substring(Math.min(prefix.length(), rest.length()));
        try {
            if (BEGINNING.matcher(prefix).matches()
                    && UUID.fromString(whole).toString().equals(whole)) {
                return UUID.fromString(whole);
            }
        } catch (IllegalArgumentException none) {
            // Said below.
        }
        throw Refusal.invalid(
                "idPrefix",
                "'" + prefix + "' is no beginning of an id.",
                "Give its first four digits or more, in lower case.");
    }
}
