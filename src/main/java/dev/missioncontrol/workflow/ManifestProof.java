package dev.missioncontrol.workflow;

import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** What ties a manifest to the ledger: its checkpoint, the approvals in it with their proofs, and the signed statements. */
@Component
class ManifestProof {

    private static final int MOST_APPROVALS = 50;

    private final LedgerEntries entries;
    private final Checkpoints checkpoints;
    private final Artifacts artifacts;

    ManifestProof(LedgerEntries entries, Checkpoints checkpoints, Artifacts artifacts) {
        this.entries = entries;
        this.checkpoints = checkpoints;
        this.artifacts = artifacts;
    }

    /**
     * Returns the members {@code checkpoint}, {@code proofs} and {@code attestations}. An entry that has no place in the log
     * yet has no proof.
     *
     * @param revisions the digests that were approved
     */
    Map<String, Object> of(WorkflowId workflow, List<Digest> revisions) {
        var ties = new LinkedHashMap<String, Object>();
        ties.put(
                "checkpoint", checkpoints.latest().map(Checkpoints.Signed::note).orElse(""));
        var proofs = new ArrayList<Map<String, Object>>();
        for (Digest revision : revisions) {
            EntryFilter approvals =
                    new EntryFilter(workflow, "approval.", null, null, null, null, null, null, null, revision.hex());
            entries.page(approvals, EntryOrder.OLDEST_FIRST, null, MOST_APPROVALS)
                    .items()
                    .forEach(entry -> proofs.add(proof(entry)));
        }
        ties.put("proofs", proofs);
        ties.put(
                "attestations",
                artifacts.ofWorkflow(workflow).stream()
                        .filter(artifact -> artifact.kind() == ArtifactKind.ATTESTATION)
                        .map(ManifestProof::named)
                        .toList());
        return ties;
    }

    private Map<String, Object> proof(LedgerEntry entry) {
        var proof = new LinkedHashMap<String, Object>();
        proof.put("entry", entry.index());
        proof.put("type", entry.type());
        proof.put("hash", entry.hash().hex());
        proof.put(
                "proof",
                checkpoints
                        .proof(entry.chain().value(), entry.index())
                        .map(Object::toString)
                        .orElse(""));
        return proof;
    }

    private static Map<String, Object> named(Artifact artifact) {
        return Map.of("name", artifact.name(), "digest", artifact.digest().hex());
    }
}
