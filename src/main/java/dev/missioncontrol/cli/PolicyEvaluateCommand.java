package dev.missioncontrol.cli;

import dev.missioncontrol.cli.PolicyOptions.Format;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import dev.missioncontrol.policy.sarif.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/** Asks what a pack says of a change. */
@Command(
        name = "evaluate",
        description = {
            "Asks the server what a policy pack says of a change (--patch), or of any act (--facts).",
            "With --repo the pack is put in the place that it would have there: beside the organisation's pack.",
            "Exits with 1 when there is a finding that is at least as bad as --fail-on says."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl policy evaluate policy.yml --patch change.diff",
            "  missionctl policy evaluate policy.yml --patch change.diff --repo shop --format sarif",
            "  missionctl policy evaluate policy.yml --facts push.json --fail-on warning"
        })
final class PolicyEvaluateCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(
            names = "--patch",
            paramLabel = "DIFF",
            description = "A unified diff, such as git diff prints. Either this or --facts.")
    private @Nullable String patch;

    @Option(
            names = "--facts",
            paramLabel = "JSON",
            description = "A JSON file with facts, as in the pack's tests. Either this or --patch.")
    private @Nullable String facts;

    @Mixin
    private FindingOptions findings = new FindingOptions();

    PolicyEvaluateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Format printed = findings.format();
        Finding.Level level = findings.failOn();
        if ((patch == null) == (facts == null)) {
            throw Failure.usage("Nothing to evaluate is named, or two things are.", "Give --patch or --facts.");
        }
        PolicyReport report = new PolicyReport(session);
        Map<String, Object> request = options.readablePack(session);
        if (patch != null) {
            request.put("patch", PolicyOptions.read(patch));
        }
        if (facts != null) {
            request.put("facts", Json.parse(PolicyOptions.read(facts), facts));
        }
        JsonNode evaluation = session.api().post(ApiPath.of("policies", "evaluate"), request);
        List<Finding> found = Json.elements(evaluation, "violations").stream()
                .map(PolicyEvaluateCommand::finding)
                .toList();
        if (printed == Format.JSON) {
            session.json(evaluation);
            return report.code(found, level);
        }
        if (printed == Format.TEXT) {
            headline(evaluation);
        }
        return report.findings(found, options.file(), printed, level);
    }

    private void headline(JsonNode evaluation) {
        Terminal terminal = session.terminal();
        boolean allowed = Json.isTrue(evaluation, "allowed");
        terminal.styledLine(terminal.styled(allowed ? Style.GREEN : Style.RED, allowed ? "Allowed" : "Not allowed")
                + terminal.styled(Style.PLAIN, " by " + Json.text(evaluation, "policy") + "."));
        Json.texts(evaluation, "unknown").forEach(sentence -> terminal.note("The diff does not tell of " + sentence));
        for (JsonNode approval : Json.elements(evaluation, "approvals")) {
            terminal.line("Approvals: " + Json.text(approval, "count") + ". " + Json.text(approval, "because"));
        }
        for (JsonNode obligation : Json.elements(evaluation, "obligations")) {
            terminal.line("Obligation: " + Json.text(obligation, "name") + " " + Json.text(obligation, "value"));
        }
    }

    private static Finding finding(JsonNode violation) {
        String overriddenBy = Json.text(violation, "overriddenBy");
        return new Finding(
                Json.text(violation.path("rule"), "id"),
                switch (Json.text(violation, "level")) {
                    case "block" -> Finding.Level.ERROR;
                    case "warn" -> Finding.Level.WARNING;
                    default -> Finding.Level.NOTE;
                },
                Json.text(violation, "reason"),
                Json.text(violation, "remedy"),
                Json.text(violation.path("place"), "path"),
                Math.toIntExact(Json.number(violation.path("place"), "line")),
                0,
                Json.text(violation, "fingerprint"),
                overriddenBy.isEmpty() ? null : "Overridden by " + overriddenBy + ".");
    }
}
