package dev.missioncontrol.patch;

import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchId;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionOperations;

/** The stored PatchSets. */
@Service
class SealedPatchSets implements PatchSets {

    private final RevisionStore store;
    private final Sealing sealing;
    private final CommitsToWrite commits;
    private final Diffs diffs;
    private final Ledger ledger;
    private final TransactionOperations transactions;
    private final LiveUpdates live;
    private final Clock clock;

    SealedPatchSets(
            RevisionStore store,
            Sealing sealing,
            CommitsToWrite commits,
            Diffs diffs,
            Ledger ledger,
            TransactionOperations transactions,
            LiveUpdates live,
            Clock clock) {
        this.store = store;
        this.sealing = sealing;
        this.commits = commits;
        this.diffs = diffs;
        this.ledger = ledger;
        this.transactions = transactions;
        this.live = live;
        this.clock = clock;
    }

    @Override
    public PatchSetRevision seal(PatchSetProposal proposal) {
        PreparedPatchSet prepared = prepare(proposal);
        return Objects.requireNonNull(transactions.execute(status -> seal(prepared)));
    }

    @Override
    public PreparedPatchSet prepare(PatchSetProposal proposal) {
        return sealing.prepare(proposal);
    }

    @Override
    @Transactional
    public PatchSetRevision seal(PreparedPatchSet prepared) {
        WorkflowId workflow = prepared.proposal().workflow();
        // The chain before the rows, as everywhere: else an approval and a new revision could wait for each other.
        ledger.hold(workflow);
        PatchSetRevision revision = sealing.seal(prepared);
        changed(workflow);
        return revision;
    }

    @Override
    public Digest digestOf(PatchSetProposal proposal) {
        return sealing.digestOf(proposal);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PatchSetRevision> producedBy(AgentRunId run) {
        return store.producedBy(run);
    }

    @Override
    @Transactional
    public void supersedeAll(WorkflowId workflow) {
        ledger.hold(workflow);
        for (PatchSetRow row : store.lockAll(workflow)) {
            if (row.state().mayBecome(PatchSet.State.SUPERSEDED)
                    && row.moveTo(PatchSet.State.SUPERSEDED, clock.instant())) {
                PatchSet superseded = store.withCurrent(row);
                ledger.append(
                        workflow,
                        PatchEntry.SUPERSEDED,
                        Actor.SYSTEM,
                        "Superseded revision " + superseded.current().number() + " of the change to "
                                + superseded.repositoryName() + ".",
                        Map.of(
                                "patchSet", superseded.id(),
                                "revision", superseded.current().number(),
                                "digest", superseded.current().digest()));
            }
        }
        changed(workflow);
    }

    @Override
    @Transactional(readOnly = true)
    public PatchSet get(PatchSetId id) {
        return store.patchSet(id);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public PatchSet lock(PatchSetId id) {
        return store.withCurrent(store.lock(id));
    }

    @Override
    @Transactional(readOnly = true)
    public List<PatchSet> ofWorkflow(WorkflowId workflow) {
        return store.liveOnes(workflow);
    }

    @Override
    @Transactional(readOnly = true)
    public PatchSetRevision revision(PatchSetId id, int number) {
        return store.revision(id, number);
    }

    @Override
    @Transactional(readOnly = true)
    public List<PatchSetRevision> revisions(PatchSetId id) {
        return store.revisions(store.row(id).id());
    }

    @Override
    @Transactional(readOnly = true)
    public PatchInRevision patch(PatchId id) {
        var found = store.patch(id);
        RevisionKey key = found.getKey();
        return new PatchInRevision(store.revision(new PatchSetId(key.patchSet()), key.number()), found.getValue());
    }

    @Override
    @Transactional(readOnly = true)
    public BranchWrite toWrite(PatchSetId id, int number) {
        return commits.of(store.patchSet(id), number);
    }

    @Override
    @Transactional(readOnly = true)
    public String diff(PatchSetId id, int number) {
        return new String(diffs.bytes(DiffOf.revision(id, number)), StandardCharsets.UTF_8);
    }

    @Override
    @Transactional
    public void mark(PatchSetId id, PatchSet.State state) {
        PatchSetRow row = store.lock(id);
        if (row.moveTo(state, clock.instant())) {
            changed(row.workflow());
        }
    }

    private void changed(WorkflowId workflow) {
        live.changed("workflow:" + workflow);
        live.changed("patch-sets");
    }
}
