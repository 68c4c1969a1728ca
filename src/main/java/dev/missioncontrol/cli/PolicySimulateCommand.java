package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Table;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Tries a pack on what has been decided already. */
@Command(
        name = "simulate",
        description = {
            "Puts a policy pack in the place of the one in force and decides again what the server has recorded.",
            "Prints the decisions that would come out otherwise, by rule. Exits with 1 when there are any."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl policy simulate policy.yml --days 30",
            "  missionctl policy simulate .missioncontrol/policy.yml --repo shop --most 1000 --format json"
        })
final class PolicySimulateCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(
            names = "--days",
            paramLabel = "DAYS",
            description = "How far back to look, in days. Default: to the first decision")
    private @Nullable Integer days;

    @Option(
            names = "--most",
            paramLabel = "COUNT",
            description = "How many decisions to look at, the newest ones. Default: ${DEFAULT-VALUE}")
    private int most = 10_000;

    @Mixin
    private AnswerOptions answer = new AnswerOptions();

    PolicySimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        answer.check();
        Map<String, Object> request = options.readablePack(session);
        request.put("limit", most);
        if (days != null) {
            request.put("days", days);
        }
        JsonNode result = session.api().post(ApiPath.of("policies", "simulate"), request);
        answer.print(session, result, () -> print(session.terminal(), result));
        return Json.number(result, "flipped") == 0 ? 0 : Failure.REFUSED;
    }

    /** Prints what would come out otherwise. */
    static void print(Terminal terminal, JsonNode result) {
        terminal.styledLine(terminal.styled(
                Style.BOLD,
                Json.text(result, "flipped") + " of " + Json.text(result, "decisions")
                        + " decisions would come out otherwise."));
        List<JsonNode> rules = Json.elements(result, "byRule");
        if (!rules.isEmpty()) {
            Table table = new Table("RULE", "DENIED FROM NOW ON", "ALLOWED FROM NOW ON");
            rules.forEach(
                    rule -> table.row(Json.text(rule, "rule"), Json.text(rule, "denied"), Json.text(rule, "allowed")));
            table.print(terminal);
            terminal.line("");
            Table flips = new Table("RUN", "WHEN", "POINT", "WHAT", "WAS", "WOULD BE");
            Json.elements(result, "flips")
                    .forEach(flip -> flips.row(
                            Json.text(flip, "run"),
                            Times.dateAndTime(Json.text(flip, "at")),
                            Json.text(flip, "point"),
                            Json.text(flip, "subject"),
                            Json.text(flip, "before"),
                            Json.text(flip, "after")));
            flips.print(terminal);
        }
    }
}
