package dev.missioncontrol.cli;

import dev.missioncontrol.cli.PolicyOptions.Format;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import dev.missioncontrol.policy.lint.PackTests;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.sarif.JUnitXml;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the tests of a pack. */
@Command(
        name = "test",
        description = {
            "Runs the cases under 'tests:' in a policy pack. It needs no server.",
            "Exits with 1 when one fails; the server would not publish the pack then."
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  missionctl policy test policy.yml",
            "  missionctl policy test .missioncontrol/policy.yml --scope repo --format junit"
        })
final class PolicyTestCommand implements Callable<Integer> {

    private final Session session;

    @Mixin
    private PolicyOptions options = new PolicyOptions();

    @Option(names = "--format", paramLabel = "FORMAT", description = "text, json or junit. Default: ${DEFAULT-VALUE}")
    private String format = "text";

    PolicyTestCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Format printed = Format.parse(format, Format.TEXT, Format.JSON, Format.JUNIT);
        PackDocument document = PackParser.parse(options.yaml(session.terminal()), options.scope());
        PolicyReport report = new PolicyReport(session);
        report.refuseErrors(document.problems(), options.file());
        List<PackTests.Result> results = PackTests.run(Objects.requireNonNull(document.pack()));
        switch (printed) {
            case JSON -> session.json(Map.of("passed", passed(results), "tests", results));
            case JUNIT ->
                report.print(JUnitXml.write(
                        options.file(),
                        results.stream()
                                .map(result ->
                                        new JUnitXml.Case(result.name(), result.passed() ? null : result.message()))
                                .toList()));
            default -> text(results);
        }
        return passed(results) ? 0 : Failure.REFUSED;
    }

    private void text(List<PackTests.Result> results) {
        Terminal terminal = session.terminal();
        for (PackTests.Result result : results) {
            terminal.styledLine(
                    (result.passed() ? terminal.styled(Style.GREEN, "passed") : terminal.styled(Style.RED, "failed"))
                            + "  " + terminal.styled(Style.PLAIN, result.name()));
            if (!result.passed()) {
                terminal.line("    " + options.file() + ":" + result.line() + ": " + result.message());
            }
        }
        long failed = results.stream().filter(result -> !result.passed()).count();
        terminal.line(
                results.isEmpty()
                        ? "The pack has no tests."
                        : results.size() - failed + " of " + results.size() + " tests passed.");
    }

    private static boolean passed(List<PackTests.Result> results) {
        return results.stream().allMatch(PackTests.Result::passed);
    }
}
