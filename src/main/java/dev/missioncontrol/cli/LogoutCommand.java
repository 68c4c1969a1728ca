package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Profile;
import dev.missioncontrol.cli.api.ServerAddress;
import dev.missioncontrol.cli.terminal.Failure;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Revokes the token that login made, and forgets it. */
@Command(
        name = "logout",
        description =
                "Revokes the token that login made, and forgets it. A token that login was given is forgotten only.",
        footerHeading = "%nExample:%n",
        footer = "  missionctl logout")
final class LogoutCommand implements Callable<Integer> {

    private final Session session;

    LogoutCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Optional<Profile> kept = session.profileFile().read();
        if (kept.isEmpty()) {
            session.terminal().line("You are not signed in.");
            return 0;
        }
        Profile profile = kept.get();
        session.profileFile().delete();
        String id = profile.tokenId();
        if (id != null) {
            try {
                ApiClient.withToken(ServerAddress.parse(profile.url()), profile.token())
                        .delete(ApiPath.of("tokens", id));
            } catch (Failure e) {
                throw Failure.refused(
                        "The token is forgotten here, but could not be revoked: " + e.getMessage(),
                        "Revoke it in the app under Settings, unless it has expired.");
            }
        }
        session.terminal().line("Signed out of " + profile.url() + ".");
        return 0;
    }
}
