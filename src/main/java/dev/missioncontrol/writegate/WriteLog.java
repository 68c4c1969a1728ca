package dev.missioncontrol.writegate;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.shared.Actor;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Intents and receipts: a row and a ledger entry each, in one transaction. */
@Component
class WriteLog {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Clock clock;

    WriteLog(JdbcClient jdbc, Ledger ledger, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.clock = clock;
    }

    /** Returns the receipt of a write that is done; null when it is not. */
    @Transactional(readOnly = true)
    @Nullable
    String receipt(PatchSetRevision revision, String action) {
        return jdbc.sql("select receipt from forge_write where patch_set_id = ? and revision = ? and action = ?"
                        + " and done_at is not null")
                .param(revision.patchSet().value())
                .param(revision.number())
                .param(action)
                .query(String.class)
                .optional()
                .orElse(null);
    }

    /** Commits the intent, once however often it is asked. */
    @Transactional
    void intend(PatchSet patchSet, PatchSetRevision revision, String action, PolicyDecision policy) {
        int inserted = jdbc.sql("insert into forge_write (id, workflow_id, patch_set_id, revision, repository_id,"
                        + " action, branch, head, digest, intended_at) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
                        + " on conflict do nothing")
                .param(UUID.randomUUID())
                .param(patchSet.workflow().value())
                .param(patchSet.id().value())
                .param(revision.number())
                .param(patchSet.repository().value())
                .param(action)
                .param(revision.branch())
                .param(revision.head().hex())
                .param(revision.digest().hex())
                .param(Timestamp.from(clock.instant()))
                .update();
        if (inserted == 1) {
            var payload = payload(patchSet, revision, action);
            payload.put("policy", policy.packHash());
            ledger.append(
                    patchSet.workflow(),
                    WriteEntry.INTENDED,
                    Actor.SYSTEM,
                    "About to " + describe(action) + " in " + patchSet.repositoryName(),
                    payload);
        }
    }

    /** Commits the receipt, once however often it is asked. */
    @Transactional
    void done(PatchSet patchSet, PatchSetRevision revision, String action, String receipt) {
        int updated = jdbc.sql("update forge_write set receipt = ?, done_at = ?"
                        + " where patch_set_id = ? and revision = ? and action = ? and done_at is null")
                .param(receipt)
                .param(Timestamp.from(clock.instant()))
                .param(patchSet.id().value())
                .param(revision.number())
                .param(action)
                .update();
        if (updated == 1) {
            var payload = payload(patchSet, revision, action);
            payload.put("receipt", receipt);
            ledger.append(
                    patchSet.workflow(),
                    WriteEntry.DONE,
                    Actor.SYSTEM,
                    describe(action) + " in " + patchSet.repositoryName() + ": " + receipt,
                    payload);
        }
    }

    /** Records that a write was refused, and why. */
    @Transactional
    void refused(PatchSet patchSet, PatchSetRevision revision, String action, WriteRefused refusal) {
        var payload = payload(patchSet, revision, action);
        payload.put("ground", refusal.ground());
        payload.put("reason", refusal.getMessage());
        ledger.append(
                patchSet.workflow(),
                WriteEntry.REFUSED,
                Actor.SYSTEM,
                "Refused to " + describe(action) + " in " + patchSet.repositoryName() + ": " + refusal.getMessage(),
                payload);
    }

    /** Records that the forge did not take a write that nothing depends on, and why. */
    @Transactional
    void failed(PatchSet patchSet, PatchSetRevision revision, String action, String reason) {
        var payload = payload(patchSet, revision, action);
        payload.put("reason", reason);
        ledger.append(
                patchSet.workflow(),
                WriteEntry.FAILED,
                Actor.SYSTEM,
                "Could not " + describe(action) + " in " + patchSet.repositoryName() + ": " + reason,
                payload);
    }

    private static LinkedHashMap<String, @Nullable Object> payload(
            PatchSet patchSet, PatchSetRevision revision, String action) {
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("action", action);
        payload.put("repository", patchSet.repositoryName());
        payload.put("patchSet", patchSet.id());
        payload.put("revision", revision.number());
        payload.put("digest", revision.digest());
        payload.put("branch", revision.branch());
        payload.put("base", revision.base());
        payload.put("head", revision.head());
        return payload;
    }

    private static String describe(String action) {
        return switch (action) {
            case WriteGate.PUSH_BRANCH -> "push the branch";
            case WriteGate.OPEN_PR -> "open the pull request";
            case WriteGate.ATTACH_NOTE -> "attach the checkpoint as a note";
            default -> throw new IllegalArgumentException(action);
        };
    }
}
