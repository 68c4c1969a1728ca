package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;

/** Whoever is signed in, when that is an administrator. Roles come with the request: accounts are above this package. */
final class Administrator {

    private static final String ADMIN = "ROLE_ADMIN";

    private Administrator() {}

    static boolean isSignedIn() {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        return who != null
                && who.isAuthenticated()
                && who.getAuthorities().stream().anyMatch(each -> ADMIN.equals(each.getAuthority()));
    }

    /**
     * Returns who is signed in.
     *
     * @param what what only an administrator may do, as in "may …"
     * @throws Refusal FORBIDDEN unless that is an administrator
     */
    static Actor require(String what) {
        Authentication who = SecurityContextHolder.getContext().getAuthentication();
        if (who == null || !isSignedIn()) {
            throw Refusal.forbidden("Only an administrator may " + what + ".", "Ask an administrator.");
        }
        return Actor.user(who.getName());
    }
}
