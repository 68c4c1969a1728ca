package dev.missioncontrol.approval;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PackPublished;
import dev.missioncontrol.shared.PatchSetId;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides anew on what waits for approval once another pack is in force, so that everyone's list of reviews is right. The
 * request is a row of the publication's transaction; a job works it off, one PatchSet in a transaction at a time, and goes
 * on where it was when it is run again. Nothing depends on it having run: policy is asked again when somebody decides and
 * before each write.
 */
@Component
class RecheckOpenReviews {

    private static final Logger LOG = LoggerFactory.getLogger(RecheckOpenReviews.class);

    private final Rechecks rechecks;
    private final PatchSets patchSets;
    private final RevisionPolicy policy;
    private final Ledger ledger;
    private final ApplicationEventPublisher events;
    private final TransactionTemplate transactions;

    RecheckOpenReviews(
            Rechecks rechecks,
            PatchSets patchSets,
            RevisionPolicy policy,
            Ledger ledger,
            ApplicationEventPublisher events,
            PlatformTransactionManager transactions) {
        this.rechecks = rechecks;
        this.patchSets = patchSets;
        this.policy = policy;
        this.ledger = ledger;
        this.events = events;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** A recheck was asked for; published in the transaction that asks. */
    record Requested(UUID id) {}

    @EventListener
    void on(PackPublished published) {
        rechecks.request(published.repository()).ifPresent(id -> events.publishEvent(new Requested(id)));
    }

    /** Works one off, unless somebody else does or it is at its end. */
    void run(UUID id) {
        boolean more = true;
        while (more) {
            more = step(id);
        }
    }

    /** Decides on the next PatchSet; returns whether there may be more. */
    private boolean step(UUID id) {
        var at = new At();
        try {
            return Boolean.TRUE.equals(transactions.execute(status -> step(id, at)));
        } catch (RuntimeException e) {
            PatchSetId failed = at.patchSet;
            if (failed == null) {
                throw e;
            }
            LOG.warn("policy could not be asked again about the PatchSet {}", failed, e);
            return Boolean.TRUE.equals(transactions.execute(status -> passed(id, failed)));
        }
    }

    private boolean step(UUID id, At at) {
        Optional<Rechecks.Row> row = rechecks.take(id);
        if (row.isEmpty()) {
            return false;
        }
        Optional<PatchSetId> next = rechecks.next(row.get());
        if (next.isEmpty()) {
            rechecks.done(id);
            return false;
        }
        at.patchSet = next.get();
        recheck(next.get());
        rechecks.passed(id, next.get(), false);
        return true;
    }

    private boolean passed(UUID id, PatchSetId failed) {
        if (rechecks.take(id).isEmpty()) {
            return false;
        }
        rechecks.passed(id, failed, true);
        return true;
    }

    private void recheck(PatchSetId id) {
        ledger.hold(patchSets.get(id).workflow());
        PatchSet patchSet = patchSets.get(id);
        if (patchSet.state() == PatchSet.State.OPEN) {
            policy.enforceIfChanged(patchSet);
        }
    }

    /** Where a step was when it failed. */
    private static final class At {
        private @Nullable PatchSetId patchSet;
    }
}
