package dev.missioncontrol.approval;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.patch.PatchSets;
import dev.missioncontrol.policy.PackPublished;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides anew on what waits for approval once another pack is in force, so that everyone's list of reviews is right.
 * What is missed here, as when the server stops meanwhile, is found when somebody decides or when it is written.
 */
@Component
class RecheckOpenReviews {

    private static final Logger LOG = LoggerFactory.getLogger(RecheckOpenReviews.class);
    private static final int MOST = 1_000;

    private final JdbcClient jdbc;
    private final PatchSets patchSets;
    private final RevisionPolicy policy;
    private final Ledger ledger;
    private final TransactionTemplate alone;

    RecheckOpenReviews(
            JdbcClient jdbc,
            PatchSets patchSets,
            RevisionPolicy policy,
            Ledger ledger,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.patchSets = patchSets;
        this.policy = policy;
        this.ledger = ledger;
        this.alone = new TransactionTemplate(transactions);
        this.alone.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener(phase = TransactionPhase.AFTER_COMMIT)
    void on(PackPublished published) {
        for (PatchSetId id : waiting(published.repository())) {
            try {
                alone.executeWithoutResult(status -> recheck(id));
            } catch (RuntimeException e) {
                LOG.warn("policy could not be asked again about the PatchSet {}", id, e);
            }
        }
    }

    private void recheck(PatchSetId id) {
        ledger.hold(patchSets.get(id).workflow());
        PatchSet patchSet = patchSets.get(id);
        if (patchSet.state() == PatchSet.State.OPEN) {
            policy.enforceIfChanged(patchSet);
        }
    }

    /** Those that were decided on before; what is just being proposed is decided on by its step. */
    private List<PatchSetId> waiting(@Nullable RepositoryId repository) {
        return alone.execute(status -> jdbc
                .sql("""
                        SELECT s.id FROM patch_set s JOIN review_request r ON r.patch_set_id = s.id
                         WHERE s.state = 'OPEN' AND r.number = s.current_number
                           AND (cast(:repository AS uuid) IS NULL OR s.repository_id = cast(:repository AS uuid))
                         ORDER BY s.changed_at DESC LIMIT :most""")
                .param("repository", repository == null ? null : repository.toString())
                .param("most", MOST)
                .query(UUID.class)
                .list()
                .stream()
                .map(PatchSetId::new)
                .toList());
    }
}
