package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.diff.DiffStat;
import dev.missioncontrol.cli.terminal.Style;
import dev.missioncontrol.cli.terminal.Terminal;
import tools.jackson.databind.JsonNode;

/** Tells people about PatchSets and patches. */
final class PatchReport {

    private static final int SHORT_COMMIT = 12;

    private final Terminal terminal;

    PatchReport(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Prints which PatchSet it is, and where it stands. */
    void heading(JsonNode patchSet) {
        var state = RunReport.cell(Json.text(patchSet, "state"));
        terminal.styledLine(terminal.styled(Style.BOLD, "Patch set " + Json.text(patchSet, "id")) + " for "
                + terminal.styled(Style.BOLD, Json.text(patchSet, "repo")) + ", revision "
                + Json.text(patchSet, "revision") + ": " + terminal.styled(state.style(), state.text()));
        terminal.line("Digest " + Json.text(patchSet, "digest"));
    }

    /** Prints a PatchSet: what it changes, what people said, and what its approval allows. */
    void patchSet(JsonNode patchSet, DiffStat stat) {
        heading(patchSet);
        terminal.line(Json.text(patchSet, "title"));
        terminal.line("");
        stat.print(terminal);
        for (JsonNode approval : Json.elements(patchSet, "approvals")) {
            terminal.line(Times.dateAndTime(Json.text(approval, "at")) + "  " + Json.text(approval, "by") + ": "
                    + Json.text(approval, "decision") + " of revision " + Json.text(approval, "revision")
                    + (approval.hasNonNull("comment") ? ", " + Json.text(approval, "comment") : ""));
        }
        whatWillHappen(patchSet);
    }

    /** Prints the branches and commits that are made once everything is approved. */
    private void whatWillHappen(JsonNode patchSet) {
        terminal.line("");
        for (JsonNode planned : Json.elements(patchSet, "whatWillHappen")) {
            terminal.line("Once all is approved: in " + Json.text(planned, "repo") + ", a branch "
                    + Json.text(planned, "branch") + " and a pull request \"" + Json.text(planned, "pullRequestTitle")
                    + "\"");
            for (JsonNode commit : Json.elements(planned, "commits")) {
                String id = Json.text(commit, "commit");
                terminal.line("  commit " + id.substring(0, Math.min(SHORT_COMMIT, id.length())) + " "
                        + Json.text(commit, "title"));
            }
        }
    }

    /** Prints a patch. */
    void patch(JsonNode placed, DiffStat stat) {
        JsonNode patch = placed.path("patch");
        terminal.styledLine(terminal.styled(Style.BOLD, "Patch " + Json.text(patch, "id")) + " of patch set "
                + Json.text(placed, "patchSetId") + ", revision " + Json.text(placed, "revision"));
        terminal.line("Task " + Json.text(patch, "taskKey") + ": " + Json.text(patch, "title"));
        terminal.line("Becomes commit " + Json.text(patch, "commit"));
        terminal.lines(Json.text(patch, "body"));
        terminal.line("");
        stat.print(terminal);
    }
}
