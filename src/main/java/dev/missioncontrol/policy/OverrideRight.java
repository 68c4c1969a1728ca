package dev.missioncontrol.policy;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.ledger.NoSecrets;
import dev.missioncontrol.policy.RunContext.Run;
import dev.missioncontrol.policy.pack.EffectiveLayer;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who may let a finding pass, and what they have to say. */
@Component
class OverrideRight {

    private static final int MAX_REASON = 4_000;

    private final Packs packs;
    private final RunContext runs;
    private final PoliciesInForce policies;
    private final NoSecrets noSecrets;
    private final Clock clock;

    OverrideRight(Packs packs, RunContext runs, PoliciesInForce policies, NoSecrets noSecrets, Clock clock) {
        this.packs = packs;
        this.runs = runs;
        this.policies = policies;
        this.noSecrets = noSecrets;
        this.clock = clock;
    }

    /** Throws FORBIDDEN when the account may not override one of the findings in the run. */
    void require(WorkflowId workflow, Collection<PolicyViolation> violations, Account by) {
        for (PolicyViolation violation : violations) {
            String whyNot = whyNot(workflow, violation, by);
            if (whyNot != null) {
                throw Refusal.forbidden(whyNot, "Ask someone whom the rule names, or request changes.");
            }
        }
    }

    /** Returns why the account may not override the finding in the run, for people; null when it may. */
    @Nullable
    String whyNot(WorkflowId workflow, PolicyViolation violation, Account account) {
        var rule = violation.rule();
        if (rule.mayOverride().isEmpty()) {
            return "Nobody may override the rule " + rule.id() + " of " + rule.pack() + ".";
        }
        if (roles(account).stream().noneMatch(rule.mayOverride()::contains)) {
            return "The rule " + rule.id() + " of " + rule.pack() + " may be overridden by "
                    + String.join(" or ", rule.mayOverride()) + " only.";
        }
        if (packs.isAuthor(rule.packHash(), account.name())) {
            return "You published this version of the pack " + rule.pack()
                    + "; somebody else has to override its findings.";
        }
        return runs.of(workflow)
                .filter(run -> run.requestedBy().equals(account.name()) && leavesOutRequester(run))
                .map(run -> "You asked for this run yourself, and where 'not_requester' holds"
                        + " somebody else has to override its findings.")
                .orElse(null);
    }

    /** Returns the reason as it is recorded, or throws INVALID. */
    String reason(String given) {
        if (given.isBlank()) {
            throw Refusal.invalid("reason", "An override needs a reason.", "Say in a sentence why it may pass.");
        }
        if (given.length() > MAX_REASON) {
            throw Refusal.invalid("reason", "The reason is longer than " + MAX_REASON + " characters.", "Shorten it.");
        }
        noSecrets.require("reason", given);
        return given.strip();
    }

    /** Throws INVALID when nothing is named, CONFLICT when something is that does not hold anything up. */
    static void requireKnown(Set<String> wanted, Set<String> known, String what) {
        if (wanted.isEmpty()) {
            throw Refusal.invalid("fingerprints", "No finding is named.", "Name the findings to override.");
        }
        List<String> unknown =
                wanted.stream().filter(each -> !known.contains(each)).toList();
        if (!unknown.isEmpty()) {
            throw Refusal.conflict(
                    "Nothing that blocks this " + what + " has the fingerprint " + String.join(", ", unknown)
                            + ". Nothing was recorded.",
                    "Read the findings again and name those that block.");
        }
    }

    /** Returns what an account is, as packs call it. */
    static List<String> roles(Account account) {
        return account.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** Four eyes: who does not count as an approver of a run does not let its findings pass either. */
    private boolean leavesOutRequester(Run run) {
        Instant now = clock.instant();
        return run.repositories().stream()
                .flatMap(repository -> policies.of(repository.id()).layers().stream())
                .anyMatch(layer -> leavesOutRequester(layer, now));
    }

    private static boolean leavesOutRequester(EffectiveLayer layer, Instant now) {
        return layer.pack().rules(ApprovalRequirement.class).stream()
                .anyMatch(
                        rule -> rule.notRequester() && !rule.head().expired(now) && layer.loosened(rule, now) == null);
    }
}
