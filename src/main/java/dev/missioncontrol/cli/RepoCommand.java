package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Table;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** Connects repositories. */
@Command(name = "repo", description = "Connects repositories, and lists those that are.")
final class RepoCommand {

    private static final int MOST = 10_000;

    /** Connects one. */
    @Command(
            name = "add",
            description =
                    "Connects a repository: a folder on the server's machine, or a file://, https:// or ssh:// URL.",
            footerHeading = "%nExamples:%n",
            footer = {
                "  missionctl repo add .",
                "  missionctl repo add https://github.com/spring-projects/spring-petclinic.git --name petclinic",
                "  missionctl repo add git@example.org:team/shop.git --base develop"
            })
    static final class Add implements Callable<Integer> {

        private static final Pattern URL = Pattern.compile("[a-z]+://.*|file:.*|[A-Za-z0-9._-]+@[A-Za-z0-9.-]+:.+");

        private final Session session;

        @Parameters(
                paramLabel = "LOCATION",
                description = "A path, relative to where you are if it is not absolute, or a URL.")
        private String location = "";

        @Option(names = "--name", paramLabel = "NAME", description = "Its short name. Default: from the location.")
        private @Nullable String name;

        @Option(names = "--base", paramLabel = "BRANCH", description = "The branch to start from. Default: its HEAD.")
        private @Nullable String base;

        @Option(names = "--json", description = "Print the server's answer as JSON.")
        private boolean json;

        Add(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            Map<String, Object> request = new LinkedHashMap<>();
            if (URL.matcher(location).matches()) {
                request.put("url", location);
            } else {
                request.put("path", absolute(location));
            }
            if (name != null) {
                request.put("name", name);
            }
            if (base != null) {
                request.put("baseBranch", base);
            }
            return connected(session, session.api().post(ApiPath.of("repositories"), request), json);
        }

        private static String absolute(String path) {
            try {
                return Path.of(path).toAbsolutePath().normalize().toString();
            } catch (InvalidPathException e) {
                throw Failure.usage("'" + path + "' is neither a path nor a URL.", "Give one of them.");
            }
        }
    }

    /** Lists them. */
    @Command(
            name = "list",
            description = "Lists the connected repositories.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl repo list --json")
    static final class ListAll implements Callable<Integer> {

        private final Session session;

        @Option(names = "--json", description = "Print JSON.")
        private boolean json;

        ListAll(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            List<JsonNode> repositories = session.api().items(ApiPath.of("repositories"), MOST);
            if (json) {
                session.json(Map.of("items", repositories));
                return 0;
            }
            if (repositories.isEmpty()) {
                session.terminal().line("No repository is connected. Connect one: missionctl repo add LOCATION");
                return 0;
            }
            Table table = new Table("NAME", "BASE", "LOCATION");
            repositories.forEach(repository -> table.row(
                    Json.text(repository, "name"),
                    Json.text(repository, "baseBranch"),
                    Json.text(repository, "location")));
            table.print(session.terminal());
            return 0;
        }
    }

    /** Makes a sample. */
    @Command(
            name = "sample",
            description = "Connects the sample project: a small but real repository, which the server makes.",
            footerHeading = "%nExample:%n",
            footer = "  missionctl repo sample")
    static final class Sample implements Callable<Integer> {

        private final Session session;

        @Option(names = "--json", description = "Print the server's answer as JSON.")
        private boolean json;

        Sample(Session session) {
            this.session = session;
        }

        @Override
        public Integer call() {
            return connected(session, session.api().post(ApiPath.of("repositories", "sample"), Map.of()), json);
        }
    }

    private static int connected(Session session, JsonNode repository, boolean json) {
        if (json) {
            session.json(repository);
        } else {
            session.terminal()
                    .line("Connected " + Json.text(repository, "name") + ": " + Json.text(repository, "location")
                            + ", from branch " + Json.text(repository, "baseBranch") + ".");
        }
        return 0;
    }
}
