package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.check.TestReports;
import dev.missioncontrol.cli.check.UserCommand;
import dev.missioncontrol.cli.terminal.Failure;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** Reports a check of a pull request's head commit. */
final class CheckReporter {

    /** What fits into a request of the server's default size, 16 MB, with the log and JSON's escapes. */
    private static final long MOST_REPORT_CHARACTERS = 10 << 20;

    private final ApiClient api;
    private final ApiPath path;
    private final Map<String, Object> check = new LinkedHashMap<>();

    CheckReporter(ApiClient api, String runId, JsonNode pullRequest, String name) {
        this.api = api;
        this.path = ApiPath.of("runs", runId, "checks");
        check.put("repo", Json.text(pullRequest, "repo"));
        check.put("sha", Json.text(pullRequest, "headSha"));
        check.put("name", name);
    }

    /** Reports that it is at work. */
    void begun() {
        Map<String, Object> report = new LinkedHashMap<>(check);
        report.put("status", "in_progress");
        api.post(path, report);
    }

    /** Reports how it ended, says what the server makes of it, and returns the exit code. */
    int ended(UserCommand.Result result, List<TestReports.Found> found, Terminal terminal) {
        Map<String, Object> report = new LinkedHashMap<>(check);
        report.put("status", "completed");
        report.put("conclusion", result.conclusion());
        String log = result.log();
        if (found.stream().mapToLong(each -> each.xml().length()).sum() <= MOST_REPORT_CHARACTERS) {
            report.put("reports", found.stream().map(TestReports.Found::xml).toList());
        } else {
            String leftOut = "The " + found.size() + " test reports are left out: together they are too large.";
            terminal.note(leftOut + " Choose fewer with --junit.");
            log = log + "\n[" + leftOut + "]\n";
        }
        report.put("log", log);
        return verdict(send(report, found), result, terminal);
    }

    private JsonNode send(Map<String, Object> report, List<TestReports.Found> found) {
        try {
            return api.post(path, report);
        } catch (Failure e) {
            StringBuilder remedy = new StringBuilder(e.remedy() == null ? "" : e.remedy() + "\n");
            for (int i = 0; i < found.size(); i++) {
                if (e.getMessage().contains("report[" + i + "]")) {
                    remedy.append("report[")
                            .append(i)
                            .append("] is ")
                            .append(found.get(i).path())
                            .append(".\n");
                }
            }
            remedy.append("The check is still reported as in progress: run it again.");
            throw Failure.refused("The result could not be reported: " + e.getMessage(), remedy.toString());
        }
    }

    private static int verdict(JsonNode recorded, UserCommand.Result result, Terminal terminal) {
        boolean green = Json.isTrue(recorded, "green");
        terminal.styledLine(terminal.styled(
                green ? Style.GREEN : Style.RED,
                "Check " + Json.text(recorded, "name") + " on " + Json.text(recorded, "repo") + " is "
                        + (green ? "green" : "red") + ": " + Json.text(recorded, "conclusion") + ", "
                        + Json.text(recorded, "tests") + " tests, exit code " + result.exitCode() + "."));
        return result.exitCode() == 0 && !green ? Failure.REFUSED : result.exitCode();
    }
}
