package dev.missioncontrol.workflow;

import dev.missioncontrol.approval.RevisionPolicy;
import dev.missioncontrol.gate.CheckReport;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.Obligation;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Looks whether what policy demands beside a change is there: tests that ran, a linter, the parts of the evidence. */
@Component
class DemandedEvidence {

    private final RevisionPolicy policy;

    DemandedEvidence(RevisionPolicy policy) {
        this.policy = policy;
    }

    /** Returns what the packs demand of each PatchSet, in words, and whether it is there. */
    Map<String, Boolean> of(List<PatchSet> patchSets, List<CheckReport> reports, List<Artifact> artifacts) {
        var demanded = new LinkedHashMap<String, Boolean>();
        for (PatchSet patchSet : patchSets) {
            List<CheckReport> ofHead = reports.stream()
                    .filter(report -> report.repository().equals(patchSet.repository())
                            && report.sha().equals(patchSet.current().head()))
                    .toList();
            for (Obligation obligation : policy.of(patchSet).evaluation().obligations()) {
                String what = obligation.name().equals("must_run_tests") ? "tests" : obligation.value();
                if (obligation.name().equals("must_run_tests")
                        || obligation.name().equals("require_evidence")) {
                    demanded.put(
                            what + " of " + patchSet.repositoryName() + " (rule "
                                    + obligation.rule().id() + " of "
                                    + obligation.rule().pack() + ")",
                            isThere(what, ofHead, artifacts));
                }
            }
        }
        return demanded;
    }

    private static boolean isThere(String what, List<CheckReport> reports, List<Artifact> artifacts) {
        return switch (what) {
            case "tests" ->
                reports.stream()
                        .anyMatch(report ->
                                report.tests().tests() > report.tests().skipped());
            case "lint" ->
                reports.stream()
                        .anyMatch(report -> report.conclusion() == CheckReport.Conclusion.SUCCESS
                                && report.name().toLowerCase(Locale.ROOT).contains("lint"));
            case "summary" -> has(artifacts, ArtifactKind.MANIFEST);
            case "reproduction" -> has(artifacts, ArtifactKind.EVIDENCE);
            case "provenance" -> has(artifacts, ArtifactKind.ATTESTATION);
            default -> false;
        };
    }

    private static boolean has(List<Artifact> artifacts, ArtifactKind kind) {
        return artifacts.stream().anyMatch(artifact -> artifact.kind() == kind);
    }
}
