package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Puts a pack in force. */
@Command(
        name = "publish",
        description = {
            "Publishes a policy pack as a new version and puts it in force: for everything, or with --repo for one"
                    + " repository. Only administrators may.",
            "The server refuses a pack with errors, one whose tests fail, and one of a repository that loosens the"
                    + " organisation's."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl policy publish policy.yml --comment \"Freeze the licence\"",
            "  missionctl policy publish shop-policy.yml --repo shop"
        })
final class PolicyPublishCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(names = "--comment", paramLabel = "TEXT", description = "Why; kept with the version.")
    private String comment = "";

    @Option(names = "--json", description = "Print the server's answer as JSON.")
    private boolean json;

    PolicyPublishCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Map<String, Object> request = options.readablePack(session);
        request.put("comment", comment);
        JsonNode published = session.api().post(ApiPath.of("policies"), request);
        if (json) {
            session.json(published);
        } else {
            session.terminal()
                    .line("Published " + Json.text(published, "name") + " as version "
                            + Json.text(published, "version") + " (" + Json.text(published, "hash")
                            + "). It is in force.");
        }
        return 0;
    }
}
