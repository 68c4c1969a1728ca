package dev.missioncontrol.account.signin;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who may sign in with GitHub. Empty lists let nobody in.
 *
 * @param allowedUsers logins that may
 * @param allowedOrganizations organizations whose members may; needs the scope {@code read:org}
 * @param admins logins that may, and become admins here
 */
@ConfigurationProperties("missioncontrol.github")
record GitHubSettings(
        @DefaultValue List<String> allowedUsers,
        @DefaultValue List<String> allowedOrganizations,
        @DefaultValue List<String> admins) {

    boolean isAdmin(String login) {
        return lowerCase(admins.stream()).contains(login.toLowerCase(Locale.ROOT));
    }

    boolean isAllowed(String login) {
        return lowerCase(Stream.concat(allowedUsers.stream(), admins.stream()))
                .contains(login.toLowerCase(Locale.ROOT));
    }

    /** GitHub's logins are told apart without regard to case. */
    private static Set<String> lowerCase(Stream<String> logins) {
        return logins.map(login -> login.strip().toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
    }
}
