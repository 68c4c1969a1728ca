package dev.missioncontrol.writegate;

import dev.missioncontrol.patch.PatchSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the WriteGate has set out to write, for reading. */
@Service
public class Writes {

    private final JdbcClient jdbc;

    Writes(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns whether a write of the current revision of any of the PatchSets was begun. */
    public boolean anyIntended(List<PatchSet> patchSets) {
        return patchSets.stream()
                .anyMatch(patchSet -> jdbc.sql("select exists (select 1 from forge_write"
                                + " where patch_set_id = ? and revision = ?)")
                        .param(patchSet.id().value())
                        .param(patchSet.current().number())
                        .query(Boolean.class)
                        .single());
    }
}
