package dev.missioncontrol.policy;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import java.sql.Timestamp;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The stored overrides. */
@Component
class OverrideRows {

    private final JdbcClient jdbc;

    OverrideRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the overrides on any revision of a PatchSet, oldest first. */
    List<PolicyOverride> of(PatchSetId patchSet) {
        return jdbc.sql("SELECT * FROM policy_override WHERE patch_set_id = ? ORDER BY number, overridden_at, id")
                .param(patchSet.value())
                .query((row, number) -> new PolicyOverride(
                        row.getObject("id", UUID.class),
                        new PatchSetId(row.getObject("patch_set_id", UUID.class)),
                        row.getInt("number"),
                        new Digest(row.getString("digest")),
                        List.of((String[]) row.getArray("fingerprints").getArray()),
                        List.of((String[]) row.getArray("rules").getArray()),
                        List.of((String[]) row.getArray("roles").getArray()),
                        row.getString("reason"),
                        row.getString("overridden_by"),
                        row.getTimestamp("overridden_at").toInstant()))
                .list();
    }

    void add(PolicyOverride override) {
        jdbc.sql("INSERT INTO policy_override (id, patch_set_id, number, digest, fingerprints, rules, roles, reason,"
                        + " overridden_by, overridden_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
                .param(override.id())
                .param(override.patchSet().value())
                .param(override.revision())
                .param(override.digest().hex())
                .param(override.fingerprints().toArray(String[]::new))
                .param(override.rules().toArray(String[]::new))
                .param(override.roles().toArray(String[]::new))
                .param(override.reason())
                .param(override.by())
                .param(Timestamp.from(override.at()))
                .update();
    }
}
