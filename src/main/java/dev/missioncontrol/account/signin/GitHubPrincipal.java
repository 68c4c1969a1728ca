package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.SignIns.GitHubSession;
import java.util.Map;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;

/** Someone for whom GitHub vouched. */
final class GitHubPrincipal extends DefaultOAuth2User implements SessionPrincipal {

    private static final long serialVersionUID = 1L;
    private static final String ACCOUNT = "account";

    private final int sessionGeneration;

    GitHubPrincipal(GitHubSession session) {
        super(
                SessionPrincipal.authorities(session.account()),
                Map.of(ACCOUNT, session.account().name()),
                ACCOUNT);
        this.sessionGeneration = session.sessionGeneration();
    }

    @Override
    public String accountName() {
        return getName();
    }

    @Override
    public int sessionGeneration() {
        return sessionGeneration;
    }
}
