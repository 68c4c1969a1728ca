package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.api.Profile;
import dev.missioncontrol.cli.api.ProfileFile;
import dev.missioncontrol.cli.api.ServerAddress;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What one call of the client has at hand: the terminal, and the server it is about. */
final class Session {

    private final Terminal terminal;
    private final Supplier<@Nullable String> urlOption;
    private final Supplier<@Nullable String> tokenOption;
    private @Nullable ApiClient api;

    Session(Terminal terminal, Supplier<@Nullable String> urlOption, Supplier<@Nullable String> tokenOption) {
        this.terminal = terminal;
        this.urlOption = urlOption;
        this.tokenOption = tokenOption;
    }

    Terminal terminal() {
        return terminal;
    }

    ProfileFile profileFile() {
        return ProfileFile.of(terminal);
    }

    /** Returns the server that was named; empty when none was. */
    Optional<ServerAddress> namedServer() {
        String named = urlOption.get();
        String url = named != null ? named : terminal.environment("MISSIONCONTROL_URL");
        return Optional.ofNullable(url).map(ServerAddress::parse);
    }

    /** Returns the token that was given; empty when none was. */
    Optional<String> givenToken() {
        String given = tokenOption.get();
        return Optional.ofNullable(given != null ? given : terminal.environment("MISSIONCONTROL_TOKEN"));
    }

    /** Returns the server that the command is about. */
    ServerAddress server() {
        return namedServer()
                .or(() -> profileFile().read().map(Profile::url).map(ServerAddress::parse))
                .orElse(ServerAddress.DEFAULT);
    }

    /** Returns what calls that server. A token that was kept is sent to no other server than the one that gave it. */
    ApiClient api() {
        if (api == null) {
            ServerAddress server = server();
            String token = givenToken()
                    .or(() -> profileFile()
                            .read()
                            .filter(profile -> profile.url().equals(server.url()))
                            .map(Profile::token))
                    .orElseThrow(() -> Failure.refused(
                            "You are not signed in to " + server + ".",
                            "Sign in: missionctl login --url " + server + "\nor set MISSIONCONTROL_TOKEN."));
            api = ApiClient.withToken(server, token);
        }
        return api;
    }

    /** Prints a value as JSON, for programs to read. */
    void json(Object value) {
        terminal.bytes((Json.write(value) + "\n").getBytes(terminal.out().charset()));
    }
}
