package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.RevisionFile;
import dev.missioncontrol.patch.RevisionFiles;
import dev.missioncontrol.policy.PolicyDecided;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.policy.RunContext;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps beside each PatchSet what the newest recorded decision asks of whom, for the list of what waits for whom. */
@Component
class ReviewRequests {

    private final JdbcClient jdbc;
    private final RevisionFiles files;
    private final PatchSets patchSets;
    private final RunContext runs;
    private final LiveUpdates live;
    private final Clock clock;

    ReviewRequests(
            JdbcClient jdbc, RevisionFiles files, PatchSets patchSets, RunContext runs, LiveUpdates live, Clock clock) {
        this.jdbc = jdbc;
        this.files = files;
        this.patchSets = patchSets;
        this.runs = runs;
        this.live = live;
        this.clock = clock;
    }

    @EventListener
    void on(PolicyDecided decided) {
        if (!(decided.question() instanceof PolicyQuestion.Revision(PatchSet patchSet))) {
            return;
        }
        String requester =
                runs.of(patchSet.workflow()).map(RunContext.Run::requestedBy).orElse("");
        Tally tally = new Tally(patchSet, List.of(), decided.decision(), requester, clock.instant());
        jdbc.sql("""
                        INSERT INTO review_request (patch_set_id, number, allowed, findings, change_digest, requested_by,
                                                    not_requester)
                        VALUES (?, ?, ?, ?, ?, ?, ?)
                        ON CONFLICT (patch_set_id) DO UPDATE
                           SET number = excluded.number, allowed = excluded.allowed, findings = excluded.findings,
                               change_digest = excluded.change_digest, requested_by = excluded.requested_by,
                               not_requester = excluded.not_requester""")
                .param(patchSet.id().value())
                .param(patchSet.current().number())
                .param(decided.decision().allowed())
                .param(tally.findings().toArray(String[]::new))
                .param(changeDigest(patchSet).hex())
                .param(requester)
                .param(tally.others().isPresent())
                .update();
        jdbc.sql("DELETE FROM review_need WHERE patch_set_id = ?")
                .param(patchSet.id().value())
                .update();
        int ordinal = 0;
        for (ApprovalRule rule : tally.rules()) {
            Duration expiresAfter = rule.expiresAfter();
            jdbc.sql("INSERT INTO review_need (patch_set_id, ordinal, count, roles, expires_seconds)"
                            + " VALUES (?, ?, ?, ?, ?)")
                    .param(patchSet.id().value())
                    .param(ordinal++)
                    .param(rule.count())
                    .param(rule.roles().toArray(String[]::new))
                    .param(expiresAfter == null ? null : expiresAfter.toSeconds())
                    .update();
        }
        live.changed("patch-sets");
    }

    /** Returns the open PatchSets whose current revision changes the same paths from and to the same contents. */
    List<PatchSet> identical(PatchSetId id) {
        return jdbc.sql("""
                        SELECT other.patch_set_id
                          FROM review_request mine
                          JOIN review_request other ON other.change_digest = mine.change_digest
                          JOIN patch_set s ON s.id = other.patch_set_id AND s.current_number = other.number
                         WHERE mine.patch_set_id = ? AND other.patch_set_id <> mine.patch_set_id AND s.state = 'OPEN'
                         ORDER BY s.repository_name, s.id LIMIT 200""").param(id.value()).query(UUID.class).list().stream()
                .map(each -> patchSets.get(new PatchSetId(each)))
                .toList();
    }

    /**
     * Returns the digest over what the current revision does to which path, in as many commits with the same words, whatever
     * its base: what one approval may stand for.
     */
    Digest changeDigest(PatchSet patchSet) {
        PatchSetRevision revision = patchSet.current();
        var json = new HashMap<String, @Nullable Object>();
        json.put(
                "files",
                files.of(patchSet.id(), revision.number()).stream()
                        .map(ReviewRequests::change)
                        .toList());
        json.put(
                "commits",
                revision.patches().stream()
                        .map(patch -> Map.of("title", patch.title(), "body", patch.body(), "paths", patch.paths()))
                        .toList());
        return CanonicalJson.digest(json);
    }

    private static Map<String, @Nullable Object> change(RevisionFile file) {
        var json = new HashMap<String, @Nullable Object>();
        json.put("path", file.path());
        json.put("oldMode", file.oldMode());
        json.put("oldBlob", file.oldBlob());
        json.put("newMode", file.newMode());
        json.put("newBlob", file.newBlob());
        return json;
    }
}
