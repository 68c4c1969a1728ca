package dev.missioncontrol.approval;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.patch.PatchSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says who may decide on a PatchSet, and why others may not. */
@Component
class Reviewers {

    static final String TO_DECIDE = "decide on patch sets";

    /** How many names are told of those who may still approve. */
    private static final int MOST_NAMES = 20;

    private final Accounts accounts;
    private final RevisionPolicy policy;

    Reviewers(Accounts accounts, RevisionPolicy policy) {
        this.accounts = accounts;
        this.policy = policy;
    }

    static List<String> roles(Account account) {
        return account.roles().stream()
                .map(role -> role.name().toLowerCase(Locale.ROOT))
                .sorted()
                .toList();
    }

    /** Returns how far each rule has come, with who may still approve. */
    List<RuleProgress> progress(Tally tally) {
        List<Account> members = accounts.withRole(Role.MEMBER);
        return tally.progress().stream()
                .map(progress -> progress.satisfied()
                        ? progress
                        : progress.withMayStill(members.stream()
                                .filter(account -> !progress.approvedBy().contains(account.name())
                                        && tally.whyNotCounted(progress.rule(), account.name(), roles(account))
                                                .isEmpty())
                                .map(Account::name)
                                .limit(MOST_NAMES)
                                .toList()))
                .toList();
    }

    /** Returns why the account may take no decision on the PatchSet now; null when it may take one. */
    @Nullable
    String whyNot(Tally tally, Account account) {
        if (!account.is(Role.MEMBER)) {
            return "Only members may " + TO_DECIDE + ".";
        }
        PatchSet patchSet = tally.patchSet();
        boolean open = patchSet.state() == PatchSet.State.OPEN
                || patchSet.state() == PatchSet.State.APPROVED && (!tally.isComplete() || policy.deniedWrite(patchSet));
        return open ? null : Standing.of(patchSet.state());
    }

    /** Returns why the account's approval would not be taken now; null when it would. */
    @Nullable
    String whyNoApproval(Tally tally, Account account) {
        String whyNot = whyNot(tally, account);
        if (whyNot != null) {
            return whyNot;
        }
        if (!tally.policy().allowed()) {
            return "Policy does not allow this revision: "
                    + String.join(" ", tally.policy().reasons());
        }
        if (tally.isComplete()) {
            return tally.patchSet().state() == PatchSet.State.OPEN ? null : Standing.of(PatchSet.State.APPROVED);
        }
        if (tally.saidBefore(Decision.APPROVE, account.name()).isPresent()) {
            return "You approved it already; other approvals are missing.";
        }
        return whyUseless(tally, account).orElse(null);
    }

    /** Returns why the account's approval would count for no rule; empty when it would count for one. */
    Optional<String> whyUseless(Tally tally, Account account) {
        List<Optional<String>> reasons = tally.rules().stream()
                .map(rule -> tally.whyNotCounted(rule, account.name(), roles(account)))
                .toList();
        return reasons.stream().allMatch(Optional::isPresent) ? reasons.getFirst() : Optional.empty();
    }
}
