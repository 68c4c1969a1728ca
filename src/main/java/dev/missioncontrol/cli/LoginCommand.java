package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.api.Profile;
import dev.missioncontrol.cli.api.ServerAddress;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Makes a token and keeps it. */
@Command(
        name = "login",
        description = {
            "Makes an API token with an account's name and password, and keeps it in missionctl/config.json under"
                    + " $XDG_CONFIG_HOME or ~/.config, readable by you only. The password is not kept.",
            "It is asked for, or taken from MISSIONCONTROL_PASSWORD, or from standard input. With --token, or"
                    + " MISSIONCONTROL_TOKEN, that token is tried and kept, which is the way for accounts without a"
                    + " password; make one in the app under Settings."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl login",
            "  missionctl login --url https://mission.example.org --account alice --expires-in-days 90",
            "  missionctl login --url https://mission.example.org < password.txt"
        })
final class LoginCommand implements Callable<Integer> {

    private final Session session;

    @Option(names = "--account", paramLabel = "NAME", description = "The account. Asked for; otherwise admin.")
    private @Nullable String account;

    @Option(names = "--name", paramLabel = "NAME", description = "What to call the token. Default: ${DEFAULT-VALUE}")
    private String tokenName = "missionctl";

    @Option(names = "--expires-in-days", paramLabel = "DAYS", description = "When the token ends. Default: never.")
    private @Nullable Integer expiresInDays;

    LoginCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Terminal terminal = session.terminal();
        ServerAddress server = session.namedServer().orElseGet(() -> askServer(terminal));
        Profile profile =
                session.givenToken().map(token -> tried(server, token)).orElseGet(() -> made(server, terminal));
        session.profileFile().write(profile);
        terminal.line("Signed in to " + server + (profile.account() == null ? "." : " as " + profile.account() + "."));
        return 0;
    }

    private ServerAddress askServer(Terminal terminal) {
        ServerAddress usual = session.server();
        return terminal.isInteractive() ? ServerAddress.parse(terminal.ask("Server", usual.url())) : usual;
    }

    private static Profile tried(ServerAddress server, String token) {
        ApiClient.withToken(server, token).get(ApiPath.of("tokens"));
        return new Profile(server.url(), null, token, null);
    }

    private Profile made(ServerAddress server, Terminal terminal) {
        if (server.isExposed()) {
            terminal.note("Warning: " + server + " is not https, so the password can be read on its way.");
        }
        String name = Objects.requireNonNullElseGet(
                account, () -> terminal.isInteractive() ? terminal.ask("Account", "admin") : "admin");
        if (name.isBlank() || name.contains(":")) {
            throw Failure.usage("'" + name + "' is not the name of an account.", "Give its name without a colon.");
        }
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("name", tokenName);
        if (expiresInDays != null) {
            request.put("expiresInDays", expiresInDays);
        }
        JsonNode made =
                ApiClient.withPassword(server, name, password(terminal)).postForSecret(ApiPath.of("tokens"), request);
        return new Profile(server.url(), name, Json.text(made, "token"), Json.text(made, "id"));
    }

    private static String password(Terminal terminal) {
        String given = terminal.environment("MISSIONCONTROL_PASSWORD");
        if (given == null) {
            given = terminal.isInteractive() ? terminal.askSecret("Password") : terminal.readLine();
        }
        if (given == null || given.isEmpty()) {
            throw Failure.usage(
                    "There is no password.",
                    "Type it when asked, set MISSIONCONTROL_PASSWORD, or give it on standard input.");
        }
        return given;
    }
}
