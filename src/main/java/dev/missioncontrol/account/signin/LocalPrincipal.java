package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.SignIns.LocalCredentials;
import org.springframework.security.core.userdetails.User;

/** Someone who signed in with the password of a local account; the hash is erased after the check. */
final class LocalPrincipal extends User implements SessionPrincipal {

    private static final long serialVersionUID = 1L;

    private final int sessionGeneration;

    LocalPrincipal(LocalCredentials credentials) {
        super(
                credentials.account().name(),
                credentials.passwordHash(),
                SessionPrincipal.authorities(credentials.account()));
        this.sessionGeneration = credentials.sessionGeneration();
    }

    @Override
    public String accountName() {
        return getUsername();
    }

    @Override
    public int sessionGeneration() {
        return sessionGeneration;
    }
}
