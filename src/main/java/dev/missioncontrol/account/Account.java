package dev.missioncontrol.account;

import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import java.util.Set;

/**
 * Whoever is asking, as far as other features need to know.
 *
 * @param name the unique sign-in name
 * @param roles what the account may do; an admin is always a member too
 */
public record Account(String name, Set<Role> roles) {

    /** Copies the roles. */
    public Account {
        roles = Set.copyOf(roles);
    }

    /** Returns whether the account has the role. */
    public boolean is(Role role) {
        return roles.contains(role);
    }

    /**
     * Demands a role.
     *
     * @throws Refusal FORBIDDEN when the account lacks it
     */
    public void require(Role role, String toDoWhat) {
        if (!is(role)) {
            throw Refusal.forbidden(
                    "The account '" + name + "' may not " + toDoWhat + ".",
                    "Ask an administrator for the role " + role + ".");
        }
    }

    /** Returns the account as the ledger names it. */
    public Actor actor() {
        return Actor.user(name);
    }
}
