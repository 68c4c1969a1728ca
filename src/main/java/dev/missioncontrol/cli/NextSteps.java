package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** Tells people which command comes next. */
final class NextSteps {

    private final Terminal terminal;

    NextSteps(Terminal terminal) {
        this.terminal = terminal;
    }

    void print(JsonNode run) {
        String id = Ids.abbreviated(Json.text(run, "runId"));
        if (Json.isTrue(run, "paused")) {
            terminal.line("Next: missionctl resume " + id);
            return;
        }
        switch (Json.text(run, "state")) {
            case "WAITING_USER_APPROVAL" -> review(run);
            case "VERIFYING_CI" -> terminal.line("Next: missionctl ci --run " + id + " -- COMMAND");
            case "BLOCKED_POLICY" ->
                terminal.line("Next: missionctl override " + id + " --rule RULE -m TEXT, where the rule names you;"
                        + " or another pack, then missionctl retry " + id);
            case "NEEDS_HUMAN" -> terminal.line("Next: missionctl answer " + id + " TEXT, or missionctl retry " + id);
            case "DEFERRED", "DECLINED" ->
                terminal.line("Next, to go on all the same: missionctl answer " + id + " TEXT");
            case "FAILED" -> terminal.line("Next: missionctl retry " + id);
            case "DONE" -> terminal.line("The proof: missionctl ledger verify " + id);
            default -> {
                // It goes on by itself, or never.
            }
        }
    }

    private void review(JsonNode run) {
        Json.elements(run, "patchSets").stream()
                .filter(patchSet -> Json.text(patchSet, "state").equals("OPEN"))
                .forEach(patchSet -> {
                    String id = Ids.abbreviated(Json.text(patchSet, "id"));
                    terminal.line("Next: missionctl patch show " + id + " --diff");
                    terminal.line("      missionctl approve " + id + " --digest " + Json.text(patchSet, "digest"));
                });
    }
}
