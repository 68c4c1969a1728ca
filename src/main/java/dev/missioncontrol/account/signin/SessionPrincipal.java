package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.Account;
import java.util.List;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Whom a browser session belongs to. */
interface SessionPrincipal {

    /** Returns the account's name. */
    String accountName();

    /** Returns the generation of sessions that this one was begun in; see the account's own. */
    int sessionGeneration();

    /** Returns the account's roles as Spring Security and Vaadin's view access check name them. */
    static List<GrantedAuthority> authorities(Account account) {
        return account.roles().stream()
                .<GrantedAuthority>map(role -> new SimpleGrantedAuthority("ROLE_" + role))
                .toList();
    }
}
