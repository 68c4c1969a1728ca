package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.AgentEntry;
import dev.missioncontrol.agent.replay.ImportedReplay.Imported;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.ArtifactKind;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Digest;
import java.util.LinkedHashMap;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writes down what became of imported recordings, in the system's chain: the runs are not of this installation. */
@Component
class ImportJournal {

    private static final String FAILED = "FAILED";

    private final Ledger ledger;
    private final Artifacts artifacts;
    private final ReplayJournal replays;
    private final Redactor redactor;

    ImportJournal(Ledger ledger, Artifacts artifacts, ReplayJournal replays, Redactor redactor) {
        this.ledger = ledger;
        this.artifacts = artifacts;
        this.redactor = redactor;
        this.replays = replays;
    }

    /**
     * Writes one down.
     *
     * @param workflow the workflow's id, as the export names it
     * @return the same with the report as it was stored, without secrets
     */
    @Transactional
    Imported record(Imported imported, String workflow, String by) {
        ReplayReport report = imported.report();
        var facts = new LinkedHashMap<String, @Nullable Object>();
        facts.put("workflow", workflow);
        facts.put("recording", imported.recording());
        facts.put("signedBy", imported.signed().by());
        facts.put("signedHere", imported.signed().here());
        facts.put("verdict", report == null ? FAILED : report.verdict().name());
        String problem = redacted(imported.problem());
        String came;
        ReplayReport stored = null;
        if (report == null) {
            facts.put("error", problem);
            came = "could not be made. " + problem;
        } else {
            Digest digest = store(imported.recording(), report, by);
            facts.put("report", digest);
            stored = artifacts
                    .read(digest)
                    .map(ReplayReportJson::read)
                    .orElseThrow(() -> new IllegalStateException("the report " + digest + " was not stored"));
            came = stored.verdict().name().toLowerCase(Locale.ROOT) + ". " + stored.sentence();
        }
        ledger.append(
                Ledger.SYSTEM_CHAIN,
                AgentEntry.REPLAY_IMPORTED,
                Actor.user(by),
                "Replayed a recording of " + (imported.signed().here() ? "this installation" : "another installation")
                        + ": " + came,
                facts);
        replays.count(report == null ? FAILED : report.verdict().name());
        return new Imported(imported.recording(), stored, problem, imported.signed());
    }

    private @Nullable String redacted(@Nullable String problem) {
        return problem == null ? null : redactor.redact(problem);
    }

    private Digest store(Digest recording, ReplayReport report, String by) {
        Artifact kept = artifacts.store(
                Ledger.SYSTEM_CHAIN,
                ArtifactKind.REPLAY,
                "replay-imported-" + recording.abbreviated() + ".json",
                "application/json",
                ReplayReportJson.write(report),
                Actor.user(by));
        return kept.digest();
    }
}
