package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.Accounts;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.shared.Refusal;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolderStrategy;
import org.springframework.stereotype.Component;

/** Reads the account anew at each call, so that a role taken away or an account disabled counts at once. */
@Component
class SignedInAccount implements CurrentAccount {

    private final Accounts accounts;
    private final SecurityContextHolderStrategy contexts;

    SignedInAccount(Accounts accounts, SecurityContextHolderStrategy contexts) {
        this.accounts = accounts;
        this.contexts = contexts;
    }

    @Override
    public Account get() {
        Authentication authentication = contexts.getContext().getAuthentication();
        if (authentication == null
                || !authentication.isAuthenticated()
                || authentication instanceof AnonymousAuthenticationToken) {
            throw refused("Nobody is signed in.");
        }
        return accounts.find(authentication.getName())
                .orElseThrow(() -> refused("The account '" + authentication.getName() + "' is disabled."));
    }

    private static Refusal refused(String why) {
        return Refusal.of(Refusal.Kind.UNAUTHENTICATED, null, why, "Sign in with an enabled account.");
    }
}
