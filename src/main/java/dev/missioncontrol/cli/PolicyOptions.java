package dev.missioncontrol.cli;

import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Terminal;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.verdict.Scope;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What every command about a policy pack is told: the file, and whom the pack is meant for. */
final class PolicyOptions {

    @Parameters(paramLabel = "FILE", description = "The pack; - reads standard input.")
    private String file = "";

    @Option(
            names = "--repo",
            paramLabel = "NAME",
            description = "The connected repository that the pack is for, or is looked at with.")
    private @Nullable String repo;

    @Option(
            names = "--scope",
            paramLabel = "SCOPE",
            description = "Whom the pack binds: org or repo. Default: repo when --repo is given, else org")
    private @Nullable String scope;

    /** Returns the file as the reports name it. */
    String file() {
        return file.equals("-") ? "policy.yml" : file;
    }

    @Nullable
    String repo() {
        return repo;
    }

    Scope scope() {
        if (scope == null) {
            return repo == null ? Scope.ORG : Scope.REPO;
        }
        return Arrays.stream(Scope.values())
                .filter(each -> each.name().equalsIgnoreCase(scope))
                .findFirst()
                .orElseThrow(() -> Failure.usage("'" + scope + "' is no scope.", "Give --scope org or --scope repo."));
    }

    /** Returns the text of the pack. */
    String yaml(Terminal terminal) {
        return file.equals("-") ? terminal.readAll() : read(file);
    }

    /** Returns the fields that a request about the pack begins with. */
    Map<String, Object> request(String yaml) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("yaml", yaml);
        request.put("scope", scope().name().toLowerCase(Locale.ROOT));
        if (repo != null) {
            request.put("repo", repo);
        }
        return request;
    }

    /** Returns what a request about the pack begins with; refuses a pack that cannot be read, before anything is sent. */
    Map<String, Object> readablePack(Session session) {
        String yaml = yaml(session.terminal());
        new PolicyReport(session).refuseErrors(PackParser.parse(yaml, scope()).problems(), file());
        return request(yaml);
    }

    /** Returns a file as text; a byte that is no UTF-8 becomes U+FFFD. */
    static String read(String file) {
        try {
            return new String(Files.readAllBytes(Path.of(file)), StandardCharsets.UTF_8);
        } catch (IOException | InvalidPathException e) {
            throw Failure.usage("The file " + file + " cannot be read: " + e.getMessage() + ".", "Check its name.");
        }
    }

    /** How results are printed. */
    enum Format {
        /** For people. */
        TEXT,
        /** The API's JSON. */
        JSON,
        /** SARIF 2.1.0, for code scanning. */
        SARIF,
        /** JUnit XML, for CI servers. */
        JUNIT;

        /** Returns the format of that name, if the command knows it. */
        static Format parse(String name, Format... known) {
            List<Format> formats = List.of(known);
            return formats.stream()
                    .filter(each -> each.name().equalsIgnoreCase(name))
                    .findFirst()
                    .orElseThrow(() -> Failure.usage(
                            "'" + name + "' is no format of this command.",
                            "Give one of " + formats.toString().toLowerCase(Locale.ROOT) + "."));
        }
    }
}
