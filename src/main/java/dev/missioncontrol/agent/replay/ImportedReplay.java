package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.RecordingJson;
import dev.missioncontrol.agent.replay.ReplayReport.Signed;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.ledger.verify.Break;
import dev.missioncontrol.ledger.verify.ExportDocuments;
import dev.missioncontrol.ledger.verify.ExportReport;
import dev.missioncontrol.ledger.verify.ExportVerifier;
import dev.missioncontrol.patch.PatchEntry;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Replays the recordings in an export, as another installation made it. The export has to hold; where the repositories are
 * connected here under the same names, with the pinned commits, calls are made again, elsewhere the record answers.
 */
@Service
public class ImportedReplay {

    /** So many recordings are replayed at once: whoever asks waits for the answer. */
    static final int MOST_RECORDINGS = 64;

    /** After this no further recording is begun. */
    static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Logger LOG = LoggerFactory.getLogger(ImportedReplay.class);

    private final RunReplay replay;
    private final ImportJournal journal;
    private final SigningKeys keys;
    private final Clock clock;

    ImportedReplay(RunReplay replay, ImportJournal journal, SigningKeys keys, Clock clock) {
        this.replay = replay;
        this.journal = journal;
        this.keys = keys;
        this.clock = clock;
    }

    /**
     * What became of one recording.
     *
     * @param recording its digest
     * @param report what its replay came to, as it was stored; null when it could not be made
     * @param problem why it could not be made; null when it was
     * @param signed who signed the export
     */
    public record Imported(
            Digest recording,
            @Nullable ReplayReport report,
            @Nullable String problem,
            Signed signed) {}

    /**
     * Replays.
     *
     * @param export the zip
     * @param token the recording to replay, or null for all of the export
     * @param by the account that asks for it
     * @return what became of each recording, in the order of the export
     * @throws Refusal INVALID when the file does not hold, naming the first thing, has no such recording, or too many
     */
    public List<Imported> of(Path export, @Nullable Digest token, ReplayMode mode, String by) {
        ExportReport verified = requireHolds(export);
        try (ExportDocuments documents = ExportDocuments.open(export)) {
            List<Digest> recordings = documents.ofKind(ArtifactKind.RECORDING.name()).stream()
                    .filter(digest -> token == null || digest.equals(token))
                    .toList();
            requireSome(recordings, token);
            var sources = new Sources(
                    documents,
                    documents.payloads(
                            PatchEntry.REVISION_SEALED.code(), Set.of("agentRun", "repositoryName", "digest")));
            String sharing = "import/" + UUID.randomUUID();
            Signed signed = signed(verified);
            Instant end = clock.instant().plus(LONGEST);
            List<Imported> all = new ArrayList<>();
            for (Digest recording : recordings) {
                Attempt attempt = clock.instant().isBefore(end)
                        ? attempt(sources, recording, mode, sharing)
                        : new Attempt(
                                null,
                                "The replays of the others took " + LONGEST.toMinutes()
                                        + " minutes, after which none is begun. Replay it alone, by its token.");
                ReplayReport report = attempt.report();
                all.add(journal.record(
                        new Imported(recording, report == null ? null : report.with(signed), attempt.problem(), signed),
                        verified.workflow(),
                        by));
            }
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Attempt(
            @Nullable ReplayReport report, @Nullable String problem) {}

    /** One recording that cannot be replayed does not keep the others from it. */
    private Attempt attempt(Sources sources, Digest recording, ReplayMode mode, String sharing) {
        try {
            return new Attempt(replay.of(sources.of(recording), mode, sharing, (doing, done, total) -> {}), null);
        } catch (ReplayNotMade e) {
            if (e.interrupted()) {
                throw e;
            }
            return new Attempt(null, e.getMessage());
        } catch (Refusal refusal) {
            return new Attempt(null, refusal.getMessage());
        } catch (IOException e) {
            return new Attempt(null, "The recording cannot be read: " + e.getMessage() + ".");
        } catch (RuntimeException e) {
            if (Obstacle.isInterruption(e)) {
                throw e;
            }
            LOG.error("the replay of the imported recording {} failed", recording, e);
            return new Attempt(null, "internal error: " + e);
        }
    }

    private Signed signed(ExportReport verified) {
        List<VerifierKey> own =
                keys.all().stream().map(SigningKeys.SigningKey::key).toList();
        return new Signed(
                verified.signedBy().stream().map(VerifierKey::toString).toList(),
                verified.signedBy().stream().anyMatch(own::contains));
    }

    private static void requireSome(List<Digest> recordings, @Nullable Digest token) {
        if (recordings.isEmpty()) {
            throw Refusal.invalid(
                    token == null ? "file" : "token",
                    token == null
                            ? "The export has no recording of an agent run."
                            : "The export has no recording with the token '" + Recording.token(token) + "'.",
                    "Take the export of the run that the token is of.");
        }
        if (recordings.size() > MOST_RECORDINGS) {
            throw Refusal.invalid(
                    "token",
                    "The export has " + recordings.size() + " recordings; at most " + MOST_RECORDINGS
                            + " are replayed at once.",
                    "Replay them one by one: give the token of a recording.");
        }
    }

    private static ExportReport requireHolds(Path export) {
        ExportReport report;
        try {
            report = ExportVerifier.verify(export, List.of(), ExportVerifier.MOST_BYTES_OF_UPLOADS);
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
        return report;
    }

    /** The recordings of an export, each with what was sealed of it. */
    private record Sources(ExportDocuments documents, List<Map<String, @Nullable Object>> sealed) {

        RunReplay.Source of(Digest digest) throws IOException {
            byte[] document = documents
                    .artifact(digest)
                    .orElseThrow(() -> Refusal.invalid(
                            "file", "The recording " + digest.abbreviated() + " was erased.", "Replay another."));
            Recording recording = RecordingJson.read(document);
            var digests = new LinkedHashMap<String, Digest>();
            for (Map<String, @Nullable Object> entry : sealed) {
                if (Objects.equals(entry.get("agentRun"), recording.run().toString())) {
                    digests.put(
                            String.valueOf(entry.get("repositoryName")),
                            new Digest(String.valueOf(entry.get("digest"))));
                }
            }
            return new RunReplay.Source(recording, this::read, digests);
        }

        private Optional<byte[]> read(Digest digest) {
            try {
                return documents.artifact(digest);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
