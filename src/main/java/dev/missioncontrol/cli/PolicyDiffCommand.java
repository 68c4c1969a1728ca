package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Compares a pack with the one in force. */
@Command(
        name = "diff",
        description = {
            "Compares a policy pack with the one that is in force for the organisation, or with --repo for that"
                    + " repository: which rules come, go and change, and the lines.",
            "Exits with 1 when they differ, as diff does."
        },
        footerHeading = "%nExamples:%n",
        footer = {"  missionctl policy diff policy.yml", "  missionctl policy diff policy.yml --against 3 --format json"
        })
final class PolicyDiffCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(
            names = "--against",
            paramLabel = "VERSION",
            description = "A version of the same pack. Default: the pack in force")
    private @Nullable Integer against;

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    PolicyDiffCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        answer.check();
        Map<String, Object> request = options.readablePack(session);
        if (against != null) {
            request.put("against", against);
        }
        JsonNode result = session.api().post(ApiPath.of("policies", "diff"), request);
        answer.print(session, result, () -> text(result));
        return Json.isTrue(result, "same") ? 0 : Failure.REFUSED;
    }

    private void text(JsonNode result) {
        Terminal terminal = session.terminal();
        if (Json.isTrue(result, "same")) {
            terminal.line("No difference to " + Json.text(result, "against") + ".");
            return;
        }
        rules(Json.elements(result, "rules"));
        Json.text(result, "diff").lines().forEach(line -> {
            Style style = line.startsWith("+") ? Style.GREEN : line.startsWith("-") ? Style.RED : Style.PLAIN;
            terminal.styledLine(terminal.styled(style, line));
        });
    }

    private void rules(List<JsonNode> rules) {
        Terminal terminal = session.terminal();
        for (JsonNode rule : rules) {
            String change = Json.text(rule, "change");
            Style style = change.equals("added") ? Style.GREEN : change.equals("removed") ? Style.RED : Style.YELLOW;
            terminal.styledLine(
                    terminal.styled(style, change) + "  " + terminal.styled(Style.BOLD, Json.text(rule, "rule")));
            if (!Json.text(rule, "before").isEmpty()) {
                terminal.line("    was: " + Json.text(rule, "before"));
            }
            if (!Json.text(rule, "after").isEmpty()) {
                terminal.line("    now: " + Json.text(rule, "after"));
            }
        }
        terminal.line("");
    }
}
