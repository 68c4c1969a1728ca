package dev.missioncontrol.cli;

import dev.missioncontrol.cli.PolicyOptions.Format;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.sarif.Finding;
import dev.missioncontrol.policy.sarif.JUnitXml;
import dev.missioncontrol.policy.sarif.SarifReport;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints the problems of a pack, or the findings in a change, one to a line as compilers do. */
final class PolicyReport {

    private final Session session;

    PolicyReport(Session session) {
        this.session = session;
    }

    /** Returns the level of that name: {@code error}, {@code warning} or {@code info}. */
    static Finding.Level level(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "error" -> Finding.Level.ERROR;
            case "warning" -> Finding.Level.WARNING;
            case "info" -> Finding.Level.NOTE;
            default -> throw Failure.usage("'" + name + "' is no severity.", "Give --fail-on error, warning or info.");
        };
    }

    /** Prints the problems of a pack; returns 1 when one is at least that bad, else 0. */
    int problems(List<PackProblem> problems, String file, Format format, Finding.Level failOn) {
        List<Finding> findings = Finding.ofPack(problems, file);
        if (format == Format.JSON) {
            session.json(
                    Map.of("problems", problems.stream().map(PolicyReport::json).toList()));
            return code(findings, failOn);
        }
        return findings(findings, file, format, failOn);
    }

    /** Prints findings; returns 1 when one is at least that bad, else 0. */
    int findings(List<Finding> findings, String file, Format format, Finding.Level failOn) {
        switch (format) {
            case SARIF -> print(SarifReport.write(findings));
            case JUNIT -> print(JUnitXml.write(file, JUnitXml.cases(findings, failOn, file)));
            default -> text(findings);
        }
        return code(findings, failOn);
    }

    /** Refuses to go on with a pack that cannot be read, when there are such problems. */
    void refuseErrors(List<PackProblem> problems, String file) {
        List<PackProblem> errors = problems.stream()
                .filter(problem -> problem.severity() == PackProblem.Severity.ERROR)
                .toList();
        if (!errors.isEmpty()) {
            text(Finding.ofPack(errors, file));
            throw Failure.usage(
                    file + " is not a policy pack that could be used.", "Mend what is listed above, and try again.");
        }
    }

    /** Prints a document as it is. */
    void print(String document) {
        session.terminal()
                .bytes((document.endsWith("\n") ? document : document + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void text(List<Finding> findings) {
        Terminal terminal = session.terminal();
        for (Finding finding : findings) {
            terminal.styledLine(terminal.styled(Style.BOLD, place(finding)) + " "
                    + terminal.styled(style(finding.level()), word(finding.level()) + ":") + " "
                    + terminal.styled(Style.PLAIN, finding.message()) + " "
                    + terminal.styled(Style.DIM, "[" + finding.rule() + "]"));
            if (!finding.remedy().isBlank()) {
                terminal.line("    " + finding.remedy());
            }
        }
        terminal.line(summary(findings));
    }

    private static String summary(List<Finding> findings) {
        if (findings.isEmpty()) {
            return "No problems.";
        }
        return String.join(
                        ", ",
                        Arrays.stream(Finding.Level.values())
                                .map(level -> count(findings, level))
                                .filter(part -> !part.isEmpty())
                                .toList())
                + ".";
    }

    private static String count(List<Finding> findings, Finding.Level level) {
        long count = findings.stream().filter(each -> each.level() == level).count();
        return count == 0 ? "" : count + " " + word(level) + (count == 1 || level == Finding.Level.NOTE ? "" : "s");
    }

    private static String place(Finding finding) {
        String path = finding.path().isEmpty() ? "(the change)" : finding.path();
        return path
                + (finding.line() > 0 ? ":" + finding.line() : "")
                + (finding.column() > 0 ? ":" + finding.column() : "")
                + ":";
    }

    private static String word(Finding.Level level) {
        return level == Finding.Level.NOTE ? "info" : level.name().toLowerCase(Locale.ROOT);
    }

    private static Style style(Finding.Level level) {
        return switch (level) {
            case ERROR -> Style.RED;
            case WARNING -> Style.YELLOW;
            case NOTE -> Style.CYAN;
        };
    }

    /** Returns 1 when a finding is at least that bad, else 0. */
    int code(List<Finding> findings, Finding.Level failOn) {
        return findings.stream()
                        .anyMatch(
                                each -> each.accepted() == null && each.level().compareTo(failOn) <= 0)
                ? Failure.REFUSED
                : 0;
    }

    private static Map<String, Object> json(PackProblem problem) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("rule", problem.rule());
        json.put("line", problem.line());
        json.put("column", problem.column());
        json.put("message", problem.message());
        json.put("remedy", problem.remedy());
        json.put("severity", problem.severity().name().toLowerCase(Locale.ROOT));
        return json;
    }
}
