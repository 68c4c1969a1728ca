package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Table;
import dev.missioncontrol.cli.terminal.Terminal;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/** Tells people about a run. */
final class RunReport {

    private static final int SHORT_COMMIT = 12;

    private final Terminal terminal;

    RunReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints the start of a list of runs. */
    static Table list(List<JsonNode> runs) {
        Table table = new Table("RUN", "STATE", "REPOSITORIES", "SINCE", "TITLE");
        runs.forEach(run -> table.row(
                Ids.abbreviated(Json.text(run, "runId")),
                state(run),
                String.join(", ", Json.texts(run, "repos")),
                Times.dateAndTime(Json.text(run, "stateSince")),
                Json.text(run, "title")));
        return table;
    }

    /** Prints all there is to know. */
    void print(JsonNode run) {
        terminal.styledLine(terminal.styled(Style.BOLD, Json.text(run, "title")));
        terminal.line("Run " + Json.text(run, "runId") + ", asked for by " + Json.text(run, "requestedBy") + " on "
                + Times.dateAndTime(Json.text(run, "createdAt"))
                + (Json.isTrue(run, "dryRun") ? ", as a dry run" : ""));
        for (JsonNode repo : Json.elements(run, "repos")) {
            String base = Json.text(repo, "baseCommit");
            terminal.line("In " + Json.text(repo, "name") + " from " + Json.text(repo, "baseBranch")
                    + (base.isEmpty() ? "" : " at " + base.substring(0, SHORT_COMMIT)));
        }
        patchSets(Json.elements(run, "patchSets"));
        gates(Json.elements(run, "gates"));
        pullRequests(Json.elements(run, "pullRequests"));
        checks(Json.elements(run, "checks"));
        terminal.line("");
        end(run);
    }

    /** Prints where the run stands, why, and what to do now. */
    void end(JsonNode run) {
        Table.Cell state = state(run);
        terminal.styledLine(terminal.styled(state.style(), state.text()) + " since "
                + Times.dateAndTime(Json.text(run, "stateSince")));
        String reason = Json.text(run, "reason");
        if (!reason.isEmpty()) {
            terminal.lines(reason);
        }
        new NextSteps(terminal).print(run);
    }

    private static Table.Cell state(JsonNode run) {
        String state = Json.text(run, "state");
        Table.Cell cell = cell(state);
        return Json.isTrue(run, "paused") ? new Table.Cell(state + " (paused)", Style.YELLOW) : cell;
    }

    private void patchSets(List<JsonNode> patchSets) {
        if (patchSets.isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table("PATCH SET", "REPOSITORY", "REVISION", "STATE", "DIGEST");
        patchSets.forEach(patchSet -> table.row(
                Json.text(patchSet, "id"),
                Json.text(patchSet, "repo"),
                Json.text(patchSet, "revision"),
                cell(Json.text(patchSet, "state")),
                Json.text(patchSet, "digest")));
        table.print(terminal);
    }

    private void gates(List<JsonNode> gates) {
        if (gates.isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table("GATE", "TITLE", "VERDICT", "REASONS");
        gates.forEach(gate -> table.row(
                Json.text(gate, "gate"),
                Json.text(gate, "title"),
                cell(Json.text(gate, "outcome")),
                String.join("; ", Json.texts(gate, "reasons"))));
        table.print(terminal);
    }

    private void pullRequests(List<JsonNode> pullRequests) {
        if (pullRequests.isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table("PULL REQUEST", "STATE", "BRANCH", "HEAD");
        pullRequests.forEach(pull -> table.row(
                Json.text(pull, "repo") + " #" + Json.text(pull, "number"),
                cell(Json.text(pull, "state")),
                Json.text(pull, "branch") + " into " + Json.text(pull, "base"),
                Json.text(pull, "headSha")));
        table.print(terminal);
    }

    private void checks(List<JsonNode> checks) {
        if (checks.isEmpty()) {
            return;
        }
        terminal.line("");
        Table table = new Table("CHECK", "REPOSITORY", "RESULT", "TESTS");
        checks.forEach(check -> {
            String conclusion = Json.text(check, "conclusion");
            table.row(
                    Json.text(check, "name"),
                    Json.text(check, "repo"),
                    cell(conclusion.isEmpty() ? Json.text(check, "status") : conclusion),
                    Json.text(check, "tests") + ", failed "
                            + (Json.number(check, "failures") + Json.number(check, "errors")) + ", skipped "
                            + Json.text(check, "skipped"));
        });
        table.print(terminal);
    }

    /** Returns a state in the colour it deserves. */
    static Table.Cell cell(String state) {
        Style style = switch (state.toUpperCase(Locale.ROOT)) {
            case "DONE", "APPROVED", "APPLIED", "SATISFIED", "SUCCESS", "MERGED" -> Style.GREEN;
            case "FAILED", "CANCELLED", "DECLINED", "REJECTED", "UNSATISFIED", "ERROR", "FAILURE", "TIMED_OUT" ->
                Style.RED;
            case "WAITING_USER_APPROVAL",
                    "NEEDS_HUMAN",
                    "BLOCKED_POLICY",
                    "DEFERRED",
                    "CHANGES_REQUESTED",
                    "OVERRIDDEN",
                    "BYPASSED" -> Style.YELLOW;
            default -> Style.PLAIN;
        };
        return new Table.Cell(state, style);
    }
}
