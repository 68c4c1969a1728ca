package dev.missioncontrol.approval;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Records decisions while the PatchSet's row is locked: of a decision and a new revision at once, one comes first. */
@Service
class RecordedApprovals implements Approvals {

    private final ApprovalRows rows;
    private final PatchSets patchSets;
    private final Tallies tallies;
    private final Reviewers reviewers;
    private final RevisionPolicy policy;
    private final ChangeRequest changeRequest;
    private final Ledger ledger;
    private final LiveUpdates live;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RecordedApprovals(
            ApprovalRows rows,
            PatchSets patchSets,
            Tallies tallies,
            Reviewers reviewers,
            RevisionPolicy policy,
            ChangeRequest changeRequest,
            Ledger ledger,
            LiveUpdates live,
            ApplicationEventPublisher events,
            Clock clock) {
        this.rows = rows;
        this.patchSets = patchSets;
        this.tallies = tallies;
        this.reviewers = reviewers;
        this.policy = policy;
        this.changeRequest = changeRequest;
        this.ledger = ledger;
        this.live = live;
        this.events = events;
        this.clock = clock;
    }

    @Override
    @Transactional
    public Approval record(PatchSetId id, Digest digest, Decision decision, @Nullable String comment, Account by) {
        by.require(Role.MEMBER, Reviewers.TO_DECIDE);
        // Before the PatchSet, which a step that ends takes after the chain.
        ledger.hold(patchSets.get(id).workflow());
        PatchSet patchSet = patchSets.lock(id);
        requireCurrent(patchSet, digest);
        Tally before = tallies.of(patchSet);
        Optional<Approval> same = before.saidBefore(decision, by.name());
        if (same.isPresent()) {
            if (decision == Decision.APPROVE && before.isComplete() && patchSet.state() == PatchSet.State.OPEN) {
                // Policy asks for less than when it was said first.
                settle(patchSet, same.get(), by);
            }
            return same.get();
        }
        requireOpen(before, decision);
        if (decision == Decision.APPROVE) {
            requireUseful(before, by);
        }
        Approval approval = new Approval(
                id,
                patchSet.current().number(),
                digest,
                decision,
                changeRequest.comment(patchSet.current(), decision, comment),
                by.name(),
                clock.instant());
        rows.save(new ApprovalRow(
                new Said(approval, Reviewers.roles(by), before.policy().packHash(), before.findings())));
        settle(patchSet, approval, by);
        return approval;
    }

    private void settle(PatchSet patchSet, Approval approval, Account by) {
        Tally after = tallies.of(patchSet);
        boolean complete = after.isComplete();
        switch (approval.decision()) {
            case APPROVE -> {
                if (complete && patchSet.state() == PatchSet.State.OPEN) {
                    patchSets.mark(patchSet.id(), PatchSet.State.APPROVED);
                }
            }
            case REJECT -> patchSets.mark(patchSet.id(), PatchSet.State.REJECTED);
            case REQUEST_CHANGES -> patchSets.mark(patchSet.id(), PatchSet.State.CHANGES_REQUESTED);
        }
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("patchSet", patchSet.id());
        facts.put("repository", patchSet.repositoryName());
        facts.put("revision", approval.revision());
        facts.put("digest", approval.digest());
        facts.put("decision", approval.decision());
        facts.put("comment", approval.comment());
        facts.put("approvals", after.approvals());
        facts.put("roles", Reviewers.roles(by));
        facts.put(
                "rules",
                after.progress().stream().map(RecordedApprovals::describe).toList());
        facts.put("complete", complete);
        facts.put("policyPack", after.policy().pack());
        facts.put("policyPackHash", after.policy().packHash());
        ledger.append(patchSet.workflow(), ApprovalEntry.RECORDED, by.actor(), summary(patchSet, approval), facts);
        events.publishEvent(new ApprovalRecorded(patchSet.workflow(), approval, complete));
        live.changed("workflow:" + patchSet.workflow());
        live.changed("patch-sets");
    }

    @Override
    @Transactional(readOnly = true)
    public List<Approval> of(PatchSetId patchSet) {
        return rows.findByPatchSetIdOrderByDecidedAtAscIdAsc(patchSet.value()).stream()
                .map(ApprovalRow::toApproval)
                .toList();
    }

    @Override
    @Transactional(readOnly = true)
    public boolean complete(PatchSetId id, Digest digest) {
        PatchSet patchSet = patchSets.get(id);
        return patchSet.current().digest().equals(digest)
                && tallies.of(patchSet).isComplete();
    }

    @Override
    @Transactional(readOnly = true)
    public WhatWillHappen whatWillHappen(PatchSetId id) {
        return WhatWillHappen.of(patchSets.ofWorkflow(patchSets.get(id).workflow()));
    }

    @Override
    @Transactional(readOnly = true)
    public int required(PatchSetId id) {
        return tallies.of(patchSets.get(id)).rules().stream()
                .mapToInt(ApprovalRule::count)
                .max()
                .orElse(1);
    }

    @Override
    @Transactional
    public ApprovalStanding standing(PatchSetId id) {
        PatchSet patchSet = patchSets.get(id);
        policy.enforceIfChanged(patchSet);
        Tally tally = tallies.of(patchSet);
        boolean complete = tally.isComplete();
        return new ApprovalStanding(complete, tally.policy(), complete ? "" : Explanation.of(tally));
    }

    @Override
    @Transactional(readOnly = true)
    public List<RuleProgress> progress(PatchSetId id) {
        return reviewers.progress(tallies.of(patchSets.get(id)));
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable String whyNot(PatchSetId id, Account account) {
        return reviewers.whyNot(tallies.of(patchSets.get(id)), account);
    }

    @Override
    @Transactional(readOnly = true)
    public @Nullable String whyNoApproval(PatchSetId id, Account account) {
        return reviewers.whyNoApproval(tallies.of(patchSets.get(id)), account);
    }

    private void requireCurrent(PatchSet patchSet, Digest digest) {
        if (patchSet.current().digest().equals(digest)) {
            return;
        }
        int current = patchSet.current().number();
        for (int number = current - 1; number > 0; number--) {
            if (patchSets.revision(patchSet.id(), number).digest().equals(digest)) {
                throw Refusal.conflict(
                        "You looked at revision " + number + " (digest " + digest.abbreviated() + "), but revision "
                                + current + " (digest "
                                + patchSet.current().digest().abbreviated()
                                + ") has taken its place. Nothing was recorded.",
                        "Review revision " + current + " and decide on that.");
            }
        }
        throw Refusal.conflict(
                "No revision of this PatchSet has the digest " + digest.abbreviated() + "; revision " + current
                        + " has " + patchSet.current().digest().abbreviated() + ". Nothing was recorded.",
                "Read the PatchSet again and send the digest of the revision you reviewed.");
    }

    /** Changes can be requested of what is approved and not written; whether they mean anything the workflow says. */
    private static void requireOpen(Tally tally, Decision decision) {
        PatchSet patchSet = tally.patchSet();
        boolean open = switch (patchSet.state()) {
            case OPEN -> true;
            case APPROVED ->
                decision == Decision.REQUEST_CHANGES || decision == Decision.APPROVE && !tally.isComplete();
            case REJECTED, CHANGES_REQUESTED, SUPERSEDED, APPLIED -> false;
        };
        if (!open) {
            throw Refusal.conflict(
                    Standing.of(patchSet.state()) + " Nothing was recorded.",
                    "Reload to see where the change to " + patchSet.repositoryName() + " stands.");
        }
    }

    private void requireUseful(Tally tally, Account by) {
        PolicyDecision decision = tally.policy();
        if (!decision.allowed()) {
            throw Refusal.conflict(
                    "Policy does not allow this revision: " + String.join(" ", decision.reasons()),
                    "Request changes, so that a revision within the policy is made, or have the findings overridden.");
        }
        reviewers.whyUseless(tally, by).ifPresent(why -> {
            throw Refusal.forbidden(why + " Nothing was recorded.", "Ask somebody whose approval counts.");
        });
    }

    private static Map<String, @Nullable Object> describe(RuleProgress progress) {
        Map<String, @Nullable Object> json = new HashMap<>();
        json.put("rule", progress.rule().rule().id());
        json.put("pack", progress.rule().rule().pack());
        json.put("count", progress.rule().count());
        json.put("approvedBy", progress.approvedBy());
        return json;
    }

    private static String summary(PatchSet patchSet, Approval approval) {
        String did = switch (approval.decision()) {
            case APPROVE -> " approved";
            case REJECT -> " rejected";
            case REQUEST_CHANGES -> " requested changes to";
        };
        return approval.by() + did + " revision " + approval.revision() + " of the change to "
                + patchSet.repositoryName() + " (" + approval.digest().abbreviated() + ").";
    }
}
