package dev.missioncontrol.workflow;

import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds runs that wait for approval though everybody who was asked has approved: another pack came into force, or a rule's
 * time has passed, and nobody is left to say a word that would move them on.
 */
@Component
class ApprovedRuns {

    private static final Logger LOG = LoggerFactory.getLogger(ApprovedRuns.class);
    private static final int AT_ONCE = 100;

    private final JdbcClient jdbc;
    private final ReviewOutcome outcome;

    ApprovedRuns(JdbcClient jdbc, ReviewOutcome outcome) {
        this.jdbc = jdbc;
        this.outcome = outcome;
    }

    /** Lets those go on that wait for nothing, each in a transaction of its own. */
    void sweep() {
        for (WorkflowId id : approvedByAll()) {
            try {
                outcome.reconsider(id);
            } catch (RuntimeException e) {
                LOG.warn("Whether the run {} still waits for approval could not be decided", id, e);
            }
        }
    }

    /** Returns waiting runs of which each change has somebody's approval; whether that suffices, policy says. */
    private List<WorkflowId> approvedByAll() {
        return jdbc.sql("""
                        SELECT w.id FROM workflow w
                         WHERE w.state = 'WAITING_USER_APPROVAL'
                           AND EXISTS (SELECT FROM patch_set s WHERE s.workflow_id = w.id AND s.state <> 'SUPERSEDED')
                           AND NOT EXISTS (
                               SELECT FROM patch_set s
                                WHERE s.workflow_id = w.id AND s.state <> 'SUPERSEDED'
                                  AND NOT EXISTS (
                                      SELECT FROM approval a
                                       WHERE a.patch_set_id = s.id AND a.number = s.current_number
                                         AND a.decision = 'APPROVE'))
                         ORDER BY w.state_since DESC LIMIT ?""")
                .param(AT_ONCE)
                .query((row, number) -> new WorkflowId(row.getObject("id", UUID.class)))
                .list();
    }
}
