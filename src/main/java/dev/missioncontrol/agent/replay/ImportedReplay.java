package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentEntry;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.RecordingJson;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.verify.Break;
import dev.missioncontrol.ledger.verify.ExportDocuments;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.patch.PatchEntry;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Replays the recordings in an export, as another installation made it. The export has to hold; where the repositories are
 * connected here under the same names, with the pinned commits, calls are made again, elsewhere the record answers.
 */
@Service
public class ImportedReplay {

    private final RunReplay replay;
    private final Ledger ledger;
    private final Artifacts artifacts;
    private final ReplayJournal journal;
    private final TransactionOperations transactions;

    ImportedReplay(
            RunReplay replay,
            Ledger ledger,
            Artifacts artifacts,
            ReplayJournal journal,
            TransactionOperations transactions) {
        this.replay = replay;
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.journal = journal;
        this.transactions = transactions;
    }

    /**
     * Replays.
     *
     * @param export the zip
     * @param token the recording to replay, or null for all of the export
     * @param by the account that asks for it
     * @return a report per recording, in the order of the export
     * @throws Refusal INVALID when the file does not hold, naming the first thing, or has no such recording
     */
    public List<ReplayReport> of(Path export, @Nullable Digest token, ReplayMode mode, String by) {
        String workflow = requireHolds(export);
        try (ExportDocuments documents = ExportDocuments.open(export)) {
            List<Digest> recordings = documents.ofKind(ArtifactKind.RECORDING.name()).stream()
                    .filter(digest -> token == null || digest.equals(token))
                    .toList();
            if (recordings.isEmpty()) {
                throw Refusal.invalid(
                        token == null ? "file" : "token",
                        token == null
                                ? "The export has no recording of an agent run."
                                : "The export has no recording with the token '" + Recording.token(token) + "'.",
                        "Take the export of the run that the token is of.");
            }
            String sharing = "import/" + UUID.randomUUID();
            List<ReplayReport> reports = new ArrayList<>();
            for (Digest digest : recordings) {
                RunReplay.Source source = source(documents, digest);
                ReplayReport report = replay.of(source, mode, sharing, (doing, done, total) -> {});
                transactions.executeWithoutResult(status -> record(workflow, digest, report, by));
                reports.add(report);
            }
            return reports;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String requireHolds(Path export) {
        ExportReport report;
        try {
            report = ExportVerifier.verify(export, List.of());
        } catch (IOException e) {
            throw Refusal.invalid("file", "The file cannot be read: " + e.getMessage() + ".", "Send an export's zip.");
        }
        if (!report.holds()) {
            Break first = report.breaks().getFirst();
            throw Refusal.invalid(
                    "file",
                    "The export does not hold: " + first.place() + ", " + first.field() + ": expected "
                            + first.expected() + ", found " + first.found() + ".",
                    "Take an export as it was downloaded; 'missionctl verify' lists all that does not hold.");
        }
        return report.workflow();
    }

    private static RunReplay.Source source(ExportDocuments documents, Digest digest) throws IOException {
        byte[] document = documents
                .artifact(digest)
                .orElseThrow(() -> Refusal.invalid(
                        "file", "The recording " + digest.abbreviated() + " was erased.", "Replay another."));
        Recording recording = RecordingJson.read(document);
        var sealed = new LinkedHashMap<String, Digest>();
        for (Map<String, @Nullable Object> entry : documents.payloads(PatchEntry.REVISION_SEALED.code())) {
            if (Objects.equals(entry.get("agentRun"), recording.run().toString())) {
                sealed.put(
                        String.valueOf(entry.get("repositoryName")), new Digest(String.valueOf(entry.get("digest"))));
            }
        }
        return new RunReplay.Source(recording, wanted -> read(documents, wanted), sealed);
    }

    private static Optional<byte[]> read(ExportDocuments documents, Digest digest) {
        try {
            return documents.artifact(digest);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void record(String workflow, Digest recording, ReplayReport report, String by) {
        Artifact kept = artifacts.store(
                Ledger.SYSTEM_CHAIN,
                ArtifactKind.REPLAY,
                "replay-imported-" + recording.abbreviated() + ".json",
                "application/json",
                ReplayReportJson.write(report),
                Actor.user(by));
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("workflow", workflow);
        facts.put("recording", recording);
        facts.put("verdict", report.verdict());
        facts.put("report", kept.digest());
        ledger.append(
                Ledger.SYSTEM_CHAIN,
                AgentEntry.REPLAY_IMPORTED,
                Actor.user(by),
                "Replayed a recording of another installation: "
                        + report.verdict().name().toLowerCase(java.util.Locale.ROOT) + ". " + report.sentence(),
                facts);
        journal.count(report.verdict().name());
    }
}
