package dev.missioncontrol.cli;

import dev.missioncontrol.cli.PolicyOptions.Format;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.policy.lint.Lint;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.sarif.Finding;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import tools.jackson.databind.JsonNode;

/** Looks for mistakes in a pack. */
@Command(
        name = "lint",
        description = {
            "Looks for mistakes in a policy pack: what is not in the format, and what is but cannot be meant.",
            "Without --repo it needs no server. With it the server also looks which rules match no file of that"
                    + " repository."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl policy lint .missioncontrol/policy.yml --scope repo",
            "  missionctl policy lint policy.yml --fail-on warning --format sarif",
            "  missionctl policy lint policy.yml --scope org --repo shop"
        })
final class PolicyLintCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Mixin
    private FindingOptions findings = new FindingOptions();

    PolicyLintCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Format printed = findings.format();
        Finding.Level level = findings.failOn();
        String yaml = options.yaml(session.terminal());
        List<PackProblem> problems = options.repo() == null
                ? Lint.check(yaml, options.scope(), Clock.systemUTC().instant()).problems()
                : Json.elements(session.api().post(ApiPath.of("policies", "lint"), options.request(yaml)), "problems")
                        .stream()
                        .map(PolicyLintCommand::problem)
                        .toList();
        return new PolicyReport(session).problems(problems, options.file(), printed, level);
    }

    private static PackProblem problem(JsonNode json) {
        return new PackProblem(
                PackProblem.Severity.valueOf(Json.text(json, "severity").toUpperCase(Locale.ROOT)),
                Json.text(json, "rule"),
                Math.toIntExact(Json.number(json, "line")),
                Math.toIntExact(Json.number(json, "column")),
                Json.text(json, "message"),
                Json.text(json, "remedy"));
    }
}
