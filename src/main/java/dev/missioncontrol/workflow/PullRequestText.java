package dev.missioncontrol.workflow;

import dev.missioncontrol.approval.Approval;
import dev.missioncontrol.approval.Approvals;
import dev.missioncontrol.approval.Decision;
import dev.missioncontrol.gate.GateVerdicts;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSetRevision;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** Writes a pull request's description: what was asked for, what it does, and on which evidence it was allowed. */
@Component
class PullRequestText {

    private final Approvals approvals;
    private final GateVerdicts gates;
    private final Checkpoints checkpoints;

    PullRequestText(Approvals approvals, GateVerdicts gates, Checkpoints checkpoints) {
        this.approvals = approvals;
        this.gates = gates;
        this.checkpoints = checkpoints;
    }

    /** Returns Markdown. What people or agents wrote is quoted, so that it can't pass for our own words. */
    String body(WorkflowView workflow, PatchSet patchSet, List<PatchSet> all) {
        PatchSetRevision revision = patchSet.current();
        var out = new StringBuilder();
        out.append("## Asked for\n\n");
        workflow.idea()
                .strip()
                .lines()
                .forEach(line -> out.append("> ").append(line).append('\n'));
        out.append("\n## Commits\n\n");
        for (Patch patch : revision.patches()) {
            out.append("- `")
                    .append(patch.commit().abbreviated())
                    .append("` ")
                    .append(escape(patch.title()))
                    .append(" (")
                    .append(patch.taskKey())
                    .append(", ")
                    .append(patch.paths().size())
                    .append(patch.paths().size() == 1 ? " file, +" : " files, +")
                    .append(patch.additions())
                    .append(" −")
                    .append(patch.deletions())
                    .append(")\n");
        }
        out.append("\n## Evidence\n\n| what | value |\n| --- | --- |\n");
        row(out, "Run", "`" + workflow.id() + "`");
        row(out, "PatchSet digest (SHA-256)", "`" + revision.digest() + "`, revision " + revision.number());
        row(
                out,
                "Base commit",
                "`" + revision.base() + "` of `"
                        + workflow.repo(patchSet.repositoryName()).baseBranch() + "`");
        row(out, "Head commit", "`" + revision.head() + "`");
        row(out, "Agent", "`" + workflow.options().agent().agent() + "`");
        row(out, "Requested by", escape(workflow.requestedBy()));
        approvals.of(patchSet.id()).stream()
                .filter(approval -> approval.decision() == Decision.APPROVE
                        && approval.digest().equals(revision.digest()))
                .forEach(approval -> row(out, "Approved by", approvedBy(approval)));
        gates.newest(workflow.id())
                .forEach(gate -> row(
                        out,
                        "Gate " + gate.gate().ordinal() + " " + gate.gate().title(),
                        gate.outcome().name().toLowerCase(Locale.ROOT).replace('_', ' ')));
        checkpoints
                .latest()
                .ifPresent(checkpoint -> out.append("\n## Ledger checkpoint\n\n```\n")
                        .append(checkpoint.note())
                        .append("```\n"));
        out.append("\n## Provenance\n\nThe documents of the run: `")
                .append(ManifestDocument.NAME)
                .append("` for reading, `provenance-")
                .append(patchSet.repositoryName())
                .append(".intoto.jsonl` signed. `git notes --ref=missioncontrol show ")
                .append(revision.head().abbreviated())
                .append("` shows the ledger's checkpoint where the repository takes notes.\n");
        if (all.size() > 1) {
            out.append("\nThis change spans ").append(all.size()).append(" repositories: ");
            out.append(String.join(
                    ", ",
                    all.stream()
                            .map(other -> "`" + other.repositoryName() + "`")
                            .toList()));
            out.append(".\n");
        }
        return out.toString();
    }

    private static String approvedBy(Approval approval) {
        return escape(approval.by()) + " at " + approval.at();
    }

    private static void row(StringBuilder out, String what, String value) {
        out.append("| ").append(what).append(" | ").append(value).append(" |\n");
    }

    private static String escape(String text) {
        return text.replaceAll("([\\\\`*_{}\\[\\]<>()#+!|~-])", "\\\\$1").replace('\n', ' ');
    }
}
