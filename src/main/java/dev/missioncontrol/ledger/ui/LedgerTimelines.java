package dev.missioncontrol.ledger.ui;

import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.ledger.Tombstones;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.Topics;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.task.AsyncTaskExecutor;
import org.springframework.stereotype.Component;

/** Makes timelines for pages. */
@Component
public class LedgerTimelines {

    private final LedgerEntries entries;
    private final Artifacts artifacts;
    private final LedgerVerifier verifier;
    private final LogVerifier log;
    private final LedgerExport export;
    private final Tombstones tombstones;
    private final Topics topics;
    private final AsyncTaskExecutor background;

    LedgerTimelines(
            LedgerEntries entries,
            Artifacts artifacts,
            LedgerVerifier verifier,
            LogVerifier log,
            LedgerExport export,
            Tombstones tombstones,
            Topics topics,
            @Qualifier("applicationTaskExecutor") AsyncTaskExecutor background) {
        this.entries = entries;
        this.artifacts = artifacts;
        this.verifier = verifier;
        this.log = log;
        this.export = export;
        this.tombstones = tombstones;
        this.topics = topics;
        this.background = background;
    }

    /** Returns the timeline of one workflow; give it a parent with a height: it scrolls within. */
    public LedgerTimeline of(WorkflowId workflow, EntryOrder order) {
        return new LedgerTimeline(this, workflow, order);
    }

    /** Returns the timeline of everything, the latest first. */
    public LedgerTimeline ofEverything() {
        return new LedgerTimeline(this, null, EntryOrder.NEWEST_FIRST);
    }

    LedgerEntries entries() {
        return entries;
    }

    Artifacts artifacts() {
        return artifacts;
    }

    LedgerVerifier verifier() {
        return verifier;
    }

    LogVerifier log() {
        return log;
    }

    LedgerExport export() {
        return export;
    }

    Tombstones tombstones() {
        return tombstones;
    }

    Topics topics() {
        return topics;
    }

    AsyncTaskExecutor background() {
        return background;
    }
}
