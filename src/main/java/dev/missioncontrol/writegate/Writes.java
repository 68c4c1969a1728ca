package dev.missioncontrol.writegate;

import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.patch.PatchSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What the WriteGate has written, for reading. */
@Service
public class Writes {

    private final JdbcClient jdbc;
    private final ForgeReader forge;

    Writes(JdbcClient jdbc, ForgeReader forge) {
        this.jdbc = jdbc;
        this.forge = forge;
    }

    /**
     * Returns whether anything of the current revisions of the PatchSets is written: by its receipt, or, where a write was
     * begun and its end is not known, by what the forge has.
     */
    public boolean anyDone(List<PatchSet> patchSets) {
        return patchSets.stream().anyMatch(this::isDone);
    }

    private boolean isDone(PatchSet patchSet) {
        List<Boolean> done = jdbc.sql(
                        "select done_at is not null from forge_write where patch_set_id = ? and revision = ?")
                .param(patchSet.id().value())
                .param(patchSet.current().number())
                .query((row, number) -> row.getBoolean(1))
                .list();
        return done.contains(true) || !done.isEmpty() && hasBranch(patchSet);
    }

    private boolean hasBranch(PatchSet patchSet) {
        return forge.branches(patchSet.repository()).stream()
                .anyMatch(branch -> branch.name().equals(patchSet.current().branch())
                        && branch.head().equals(patchSet.current().head()));
    }
}
