package dev.missioncontrol.writegate;

import dev.missioncontrol.approval.ApprovalStanding;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.forge.BranchWrite;
import dev.missioncontrol.forge.CommitNote;
import dev.missioncontrol.forge.ForgeWriter;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestDraft;
import dev.missioncontrol.forge.WritePermit;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.patch.SealBroken;
import dev.missioncontrol.policy.Policy;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.PolicyQuestion;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * The one door to the write side of a forge (I1). For each write it checks the conditions of I2, commits the intent,
 * checks the conditions again, makes a permit for exactly this write, lets the forge write, and commits the receipt. All
 * of it may be repeated after a crash at any point (I7): a write that has its receipt is not made again, and the forge
 * is asked what is already there before anything is repeated.
 */
@Service
public class WriteGate {

    private static final Logger LOG = LoggerFactory.getLogger(WriteGate.class);

    static final String PUSH_BRANCH = "push_branch";
    static final String OPEN_PR = "open_pr";
    static final String ATTACH_NOTE = "attach_note";

    private final PatchSets patchSets;
    private final Approvals approvals;
    private final Policy policy;
    private final WorkflowStanding standing;
    private final WriteBudget budget;
    private final ForgeWriter forge;
    private final WriteLog log;
    private final List<WriteObserver> observers;
    private final Clock clock;
    private final WritePermit.Mint mint = WritePermit.Mint.forWriteGate();

    WriteGate(
            PatchSets patchSets,
            Approvals approvals,
            Policy policy,
            WorkflowStanding standing,
            WriteBudget budget,
            ForgeWriter forge,
            WriteLog log,
            List<WriteObserver> observers,
            Clock clock) {
        this.patchSets = patchSets;
        this.approvals = approvals;
        this.policy = policy;
        this.standing = standing;
        this.budget = budget;
        this.forge = forge;
        this.log = log;
        this.observers = observers;
        this.clock = clock;
    }

    /** What a forge does with a permit; its result becomes the receipt. */
    @FunctionalInterface
    private interface Write {
        String with(WritePermit permit);
    }

    /**
     * Makes the branch with one commit per patch.
     *
     * @param approved the digest that people approved
     * @throws WriteRefused when a condition is not met; nothing was written then
     */
    public void pushBranch(PatchSetId id, Digest approved) {
        PatchSet patchSet = patchSets.get(id);
        PatchSetRevision revision = patchSet.current();
        write(patchSet, PUSH_BRANCH, approved, () -> {
            BranchWrite write = patchSets.toWrite(id, revision.number());
            return permit -> {
                forge.createBranch(permit, write);
                return revision.branch() + " at " + revision.head();
            };
        });
    }

    /**
     * Opens the pull request.
     *
     * @param approved the digest that people approved
     * @throws WriteRefused when a condition is not met; nothing was written then
     */
    public void openPullRequest(PatchSetId id, Digest approved, String base, String title, String body) {
        PatchSet patchSet = patchSets.get(id);
        PatchSetRevision revision = patchSet.current();
        write(patchSet, OPEN_PR, approved, () -> permit -> {
            PullRequest opened = forge.openPullRequest(
                    permit, new PullRequestDraft(base, revision.branch(), revision.head(), title, body));
            return "#" + opened.number();
        });
    }

    /**
     * Attaches a note to the head commit. To policy it is part of pushing the branch. The change is there without it: when
     * it cannot be written, the ledger says why, and nothing is thrown.
     *
     * @param approved the digest that people approved
     * @param text what the note says
     */
    public void attachNote(PatchSetId id, Digest approved, Supplier<String> text) {
        PatchSet patchSet = patchSets.get(id);
        PatchSetRevision revision = patchSet.current();
        try {
            write(patchSet, ATTACH_NOTE, approved, () -> {
                CommitNote note = new CommitNote(revision.head(), text.get(), clock.instant());
                return permit -> {
                    forge.attachNote(permit, note);
                    return CommitNote.REF + " on " + revision.head();
                };
            });
        } catch (WriteRefused refused) {
            LOG.info("No note on {}: {}", revision.head(), refused.getMessage());
        } catch (RuntimeException failed) {
            LOG.warn("No note on {}", revision.head(), failed);
            log.failed(
                    patchSet,
                    revision,
                    ATTACH_NOTE,
                    failed instanceof Refusal ? String.valueOf(failed.getMessage()) : failed.toString());
        }
    }

    private void write(PatchSet patchSet, String action, Digest approved, Supplier<Write> preparation) {
        PatchSetRevision revision = patchSet.current();
        try {
            PolicyDecision decision = check(patchSet, action, approved);
            reached(action, WriteStage.CHECKED);
            if (log.receipt(revision, action) != null) {
                return;
            }
            log.intend(patchSet, revision, action, decision);
            reached(action, WriteStage.INTENT_COMMITTED);
            Write write = prepare(preparation);
            reached(action, WriteStage.PREPARED);
            check(patchSet, action, approved);
            budget.charge(patchSet, action);
            WritePermit permit = mint.permit(
                    patchSet.workflow(),
                    patchSet.repository(),
                    action.equals(ATTACH_NOTE) ? CommitNote.REF : revision.branch(),
                    revision.head(),
                    approved);
            reached(action, WriteStage.PERMITTED);
            String receipt = write.with(permit);
            reached(action, WriteStage.WRITTEN);
            log.done(patchSet, revision, action, receipt);
            reached(action, WriteStage.RECEIPT_COMMITTED);
        } catch (WriteRefused e) {
            log.refused(patchSet, revision, action, e);
            throw e;
        }
    }

    /** Computes what to write from what is stored, and refuses when that is not what was sealed. */
    private static Write prepare(Supplier<Write> preparation) {
        try {
            return preparation.get();
        } catch (SealBroken e) {
            throw new WriteRefused(
                    WriteRefused.Ground.CONTENT,
                    e.getMessage() + " Find out who changed the database; then cancel this run and start a new one.");
        } catch (Refusal e) {
            if (e.kind() == Refusal.Kind.UNAVAILABLE) {
                throw e;
            }
            throw new WriteRefused(
                    WriteRefused.Ground.CONTENT, "What was sealed can no longer be made: " + e.getMessage());
        }
    }

    /** Checks every condition of I2 against what is stored now, not what was when the step began. */
    private PolicyDecision check(PatchSet begun, String action, Digest approved) {
        PatchSetId id = begun.id();
        PatchSet now = patchSets.get(id);
        PatchSetRevision revision = now.current();
        String hindrance = standing.whyNoWrite(now.workflow());
        if (hindrance != null) {
            throw new WriteRefused(WriteRefused.Ground.STANDING, hindrance);
        }
        if (!revision.digest().equals(approved)
                || revision.number() != begun.current().number()) {
            throw new WriteRefused(
                    WriteRefused.Ground.APPROVAL,
                    "What was approved (revision " + begun.current().number() + ", " + approved.abbreviated()
                            + ") is not the current revision "
                            + revision.number() + " (" + revision.digest().abbreviated() + ").");
        }
        ApprovalStanding approval = approvals.standing(id);
        if (!approval.policy().allowed()) {
            throw new WriteRefused(WriteRefused.Ground.POLICY, approval.explanation());
        }
        if (!approval.complete()) {
            throw new WriteRefused(WriteRefused.Ground.APPROVALS_MISSING, approval.explanation());
        }
        PolicyDecision decision =
                policy.enforce(new PolicyQuestion.Write(now, action.equals(ATTACH_NOTE) ? PUSH_BRANCH : action));
        if (!decision.allowed()) {
            throw new WriteRefused(WriteRefused.Ground.POLICY, String.join(" ", decision.reasons()));
        }
        budget.check(now);
        return decision;
    }

    private void reached(String action, WriteStage stage) {
        observers.forEach(observer -> observer.reached(action, stage));
    }
}
