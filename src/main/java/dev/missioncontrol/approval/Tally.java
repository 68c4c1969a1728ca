package dev.missioncontrol.approval;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.PolicyDecision;
import dev.missioncontrol.policy.verdict.ApprovalRule;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.PolicyViolation.Level;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How a PatchSet's current revision stands: what people said of exactly this revision, beside what policy asks for. Words
 * on any other revision do not count, even if its content was the same.
 *
 * @param patchSet the PatchSet
 * @param said what was said of its current revision
 * @param policy what policy says of its current revision now
 * @param requester the account that asked for the run; empty when nobody did
 * @param now the time expiry is measured by
 */
record Tally(PatchSet patchSet, List<Said> said, PolicyDecision policy, String requester, Instant now) {

    Tally {
        Digest digest = patchSet.current().digest();
        int number = patchSet.current().number();
        said = said.stream()
                .filter(each -> each.approval().revision() == number
                        && each.approval().digest().equals(digest))
                .toList();
    }

    /** Returns the fingerprints of what people have to know of when they approve. */
    List<String> findings() {
        return policy.evaluation().violations().stream()
                .filter(violation -> violation.level() != Level.OBSERVED)
                .map(PolicyViolation::fingerprint)
                .distinct()
                .toList();
    }

    /** Returns what is asked for: by policy, and one person's approval where policy asks for none. */
    List<ApprovalRule> rules() {
        List<ApprovalRule> asked = policy.evaluation().approvals().stream()
                .filter(rule -> rule.count() > 0)
                .toList();
        return asked.isEmpty() ? List.of(atLeastOne()) : asked;
    }

    private ApprovalRule atLeastOne() {
        RuleRef rule = new RuleRef(
                "approvals.at_least_one", "approvals", policy.pack(), policy.packHash(), Scope.ORG, 0, 0, List.of());
        return new ApprovalRule(rule, "Every change needs a person's approval.", 1, List.of(), false, null);
    }

    /** Returns how many people's approvals count for anything. */
    int approvals() {
        Set<String> people = new LinkedHashSet<>();
        progress().forEach(progress -> people.addAll(progress.approvedBy()));
        return people.size();
    }

    /** Returns how far each rule has come; who may still approve is left out. */
    List<RuleProgress> progress() {
        return rules().stream().map(this::progress).toList();
    }

    private RuleProgress progress(ApprovalRule rule) {
        List<String> findings = findings();
        Set<String> approved = new LinkedHashSet<>();
        Set<String> expired = new LinkedHashSet<>();
        Set<String> voided = new LinkedHashSet<>();
        var ends = new ArrayList<Instant>();
        Duration lasts = rule.expiresAfter();
        for (Said each : said) {
            String by = each.approval().by();
            if (!each.isApproval() || whyNotCounted(rule, by, each.roles()).isPresent()) {
                continue;
            }
            Instant end = lasts == null ? Instant.MAX : each.approval().at().plus(lasts);
            if (!each.covers(findings)) {
                voided.add(by);
            } else if (!end.isAfter(now)) {
                expired.add(by);
            } else if (approved.add(by) && lasts != null) {
                ends.add(end);
            }
        }
        expired.removeAll(approved);
        voided.removeAll(approved);
        return new RuleProgress(
                rule,
                List.copyOf(approved),
                List.copyOf(expired),
                List.copyOf(voided),
                List.of(),
                ends.isEmpty() ? null : Collections.min(ends));
    }

    /** Returns why a person's approval does not count for a rule, as a sentence; empty when it does. */
    Optional<String> whyNotCounted(ApprovalRule rule, String by, List<String> roles) {
        Optional<ApprovalRule> othersOnly = others();
        if (othersOnly.isPresent() && by.equals(requester)) {
            return Optional.of(
                    "You asked for this run yourself. " + name(othersOnly.get()) + " wants somebody else's approval.");
        }
        if (!rule.roles().isEmpty() && Collections.disjoint(rule.roles(), roles)) {
            return Optional.of(name(rule) + " wants the approval of " + String.join(" or ", rule.roles()) + ".");
        }
        return Optional.empty();
    }

    /** Returns the rule that keeps who asked for the run from approving it; for any other rule their word counts neither. */
    Optional<ApprovalRule> others() {
        return rules().stream().filter(ApprovalRule::notRequester).findFirst();
    }

    private static String name(ApprovalRule rule) {
        return "The rule " + rule.rule().id() + " of " + rule.rule().pack();
    }

    /** Returns whether the current revision may be written as far as people and policy are concerned. */
    boolean isComplete() {
        return policy.allowed()
                && progress().stream().allMatch(RuleProgress::satisfied)
                && said.stream().allMatch(Said::isApproval)
                && patchSet.state() != PatchSet.State.SUPERSEDED
                && patchSet.state() != PatchSet.State.REJECTED
                && patchSet.state() != PatchSet.State.CHANGES_REQUESTED;
    }

    /** Returns what this person said already, if the same and it still counts. */
    Optional<Approval> saidBefore(Decision decision, String by) {
        return said.stream()
                .filter(each -> each.approval().decision() == decision
                        && each.approval().by().equals(by)
                        && (decision != Decision.APPROVE || stillCounts(each)))
                .map(Said::approval)
                .findFirst();
    }

    private boolean stillCounts(Said approval) {
        String by = approval.approval().by();
        return approval.covers(findings())
                && progress().stream().noneMatch(rule -> rule.expired().contains(by));
    }

    /** Returns the digest of the policy that was in force when somebody last approved, if it was another than now. */
    Optional<Digest> packWhenApproved() {
        return said.stream()
                .filter(Said::isApproval)
                .map(Said::packHash)
                .filter(hash -> hash != null && !hash.equals(policy.packHash()))
                .reduce((_, last) -> last);
    }
}
