package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Prints the path behind a change, station by station, each with its entry in the ledger. */
final class WhyReport {

    private static final int SHORT = 12;

    private final Terminal terminal;

    WhyReport(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(JsonNode why) {
        terminal.line(Json.text(why, "sentence"));
        JsonNode change = why.path("change");
        station("Change", change.path("sealed"));
        Json.text(change, "hunk").lines().forEach(line -> terminal.line("    " + line));
        Json.elements(change, "commits")
                .forEach(commit -> fact(WhyCommand.joined(commit, "commit", "taskKey", "title")));
        JsonNode task = why.path("task");
        station("Task", task.path("plan"));
        fact(task.isMissingNode() ? "none" : WhyCommand.joined(task, "key", "title"));
        Json.elements(task, "criteria").forEach(each -> fact(WhyCommand.joined(each, "key", "text")));
        request(why.path("request"));
        Json.elements(why, "runs").forEach(this::work);
        station("Policy", null);
        Json.elements(why, "decisions").forEach(this::decision);
        station("Approvals", null);
        Json.elements(why, "approvals")
                .forEach(said -> fact(WhyCommand.joined(said, "by", "decision", "comment"), said.path("proof")));
        Json.elements(why, "overrides")
                .forEach(said -> fact(
                        Json.text(said, "by") + "  overrode policy: " + Json.text(said, "reason"), said.path("proof")));
        station("Write", null);
        Json.elements(why, "writes")
                .forEach(write -> fact(WhyCommand.joined(write, "action", "stage", "result"), write.path("proof")));
        station("Checks", null);
        Json.elements(why, "checks")
                .forEach(check -> fact(WhyCommand.joined(check, "name", "conclusion"), check.path("proof")));
    }

    private void request(JsonNode request) {
        station("Request", request.path("created"));
        fact("by " + Json.text(request, "by") + " at " + Times.dateAndTime(Json.text(request, "at")));
        Json.text(request, "idea").lines().forEach(line -> terminal.line("    | " + line));
        Json.elements(request, "recipes").forEach(recipe -> fact("recipe " + Json.text(recipe, "name")));
    }

    private void work(JsonNode work) {
        station("Agent run", null);
        fact(WhyCommand.joined(work, "agent", "role", "state", "agentRunId"));
        Json.elements(work, "calls")
                .forEach(call -> fact(WhyCommand.joined(call, "name", "target", "outcome"), call.path("proof")));
    }

    private void decision(JsonNode decision) {
        fact(
                WhyCommand.joined(decision, "point", "subject")
                        + (Json.isTrue(decision, "allowed") ? "  allowed" : "  denied") + " by "
                        + Json.text(decision, "pack"),
                decision.path("proof"));
        Json.elements(decision, "rules")
                .forEach(rule -> terminal.line("      " + Json.text(rule, "id") + " of "
                        + Json.text(rule, "pack") + ":" + Json.text(rule, "line") + "  " + Json.text(rule, "says")
                        + "  "
                        + Json.text(rule, "sentence")));
    }

    private void station(String name, @Nullable JsonNode proof) {
        terminal.line("");
        terminal.styledLine(terminal.styled(Style.BOLD, name) + entry(proof));
    }

    private void fact(String text) {
        terminal.line("    " + text);
    }

    private void fact(String text, JsonNode proof) {
        terminal.line("    " + text + entry(proof));
    }

    private static String entry(@Nullable JsonNode proof) {
        if (proof == null || !proof.isObject()) {
            return "";
        }
        String hash = Json.text(proof, "hash");
        return "  [#" + Json.text(proof, "index") + " " + hash.substring(0, Math.min(SHORT, hash.length())) + "]";
    }
}
