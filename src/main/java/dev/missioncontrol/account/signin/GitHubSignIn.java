package dev.missioncontrol.account.signin;

import dev.missioncontrol.account.SignIns;
import dev.missioncontrol.shared.Refusal;
import org.springframework.security.oauth2.client.userinfo.DefaultOAuth2UserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.stereotype.Component;

/** Turns the person whom GitHub vouches for into an account, if that person is invited. */
@Component
class GitHubSignIn implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    /** The error code of a sign-in that GitHub granted and we refuse; its description is for people. */
    static final String REFUSED = "sign_in_refused";

    private final SignIns signIns;
    private final GitHubSettings settings;
    private final GitHubOrganizations organizations;
    private final DefaultOAuth2UserService gitHub = new DefaultOAuth2UserService();

    GitHubSignIn(SignIns signIns, GitHubSettings settings, GitHubOrganizations organizations) {
        this.signIns = signIns;
        this.settings = settings;
        this.organizations = organizations;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        OAuth2User user = gitHub.loadUser(request);
        // See https://docs.github.com/en/rest/users/users#get-the-authenticated-user
        if (!(user.getAttribute("login") instanceof String login) || !(user.getAttribute("id") instanceof Number id)) {
            throw refused("GitHub did not say who you are.");
        }
        if (!settings.isAllowed(login) && !isMember(request)) {
            throw refused("The GitHub account '" + login + "' is not invited. Ask an administrator to allow it.");
        }
        try {
            return new GitHubPrincipal(signIns.gitHub(login, id.longValue(), settings.isAdmin(login)));
        } catch (Refusal e) {
            throw refused(e.getMessage());
        }
    }

    private boolean isMember(OAuth2UserRequest request) {
        return settings.allowedOrganizations().stream()
                .anyMatch(organization -> organizations.hasMember(organization, request));
    }

    private static OAuth2AuthenticationException refused(String why) {
        return new OAuth2AuthenticationException(new OAuth2Error(REFUSED, why, null), why);
    }
}
