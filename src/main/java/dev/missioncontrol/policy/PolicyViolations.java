package dev.missioncontrol.policy;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.Place;
import dev.missioncontrol.policy.verdict.PolicyViolation;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What policy found in the things people look at. */
@Service
public class PolicyViolations {

    private final Policy policy;
    private final JdbcClient jdbc;

    PolicyViolations(Policy policy, JdbcClient jdbc) {
        this.policy = policy;
        this.jdbc = jdbc;
    }

    /** Returns what policy says of the PatchSet's current revision now, in the order of the packs' rules. */
    public List<PolicyViolation> of(PatchSet patchSet) {
        return policy.decide(new PolicyQuestion.Revision(patchSet)).evaluation().violations();
    }

    /**
     * Returns what the newest decision on each thing of a workflow found: on the start, on each tool, on each
     * repository's revision, on each write. What is worst comes first, then by repository, path and line.
     */
    @Transactional(readOnly = true)
    public List<RecordedViolation> ofWorkflow(WorkflowId workflow) {
        return jdbc.sql("""
                        SELECT v.*, d.point, d.repository, d.subject, d.chain_index, d.at
                          FROM (SELECT DISTINCT ON (point, repository, subject) id, point, repository, subject,
                                       chain_index, at
                                  FROM policy_decision WHERE workflow_id = ?
                                 ORDER BY point, repository, subject, id DESC) d
                          JOIN policy_violation v ON v.decision_id = d.id
                         ORDER BY CASE v.level WHEN 'BLOCK' THEN 0 WHEN 'WARN' THEN 1 ELSE 2 END,
                                  d.repository, v.path, v.line, v.decision_id, v.ordinal""")
                .param(workflow.value())
                .query(PolicyViolations::recorded)
                .list();
    }

    /** Returns what one recorded decision found. */
    @Transactional(readOnly = true)
    public List<RecordedViolation> ofDecision(long decision) {
        return jdbc.sql("SELECT v.*, d.point, d.repository, d.subject, d.chain_index, d.at"
                        + " FROM policy_violation v JOIN policy_decision d ON d.id = v.decision_id"
                        + " WHERE d.id = ? ORDER BY v.ordinal")
                .param(decision)
                .query(PolicyViolations::recorded)
                .list();
    }

    private static RecordedViolation recorded(ResultSet row, int number) throws SQLException {
        return new RecordedViolation(
                row.getLong("decision_id"),
                PolicyQuestion.Point.valueOf(row.getString("point")),
                row.getString("repository"),
                row.getString("subject"),
                row.getLong("chain_index"),
                row.getTimestamp("at").toInstant(),
                violation(row));
    }

    private static PolicyViolation violation(ResultSet row) throws SQLException {
        return new PolicyViolation(
                row.getString("fingerprint"),
                PolicyViolation.Level.valueOf(row.getString("level")),
                new RuleRef(
                        row.getString("rule"),
                        row.getString("section"),
                        row.getString("pack"),
                        new Digest(row.getString("pack_hash")),
                        Scope.valueOf(row.getString("scope")),
                        row.getInt("rule_line"),
                        row.getInt("rule_column"),
                        List.of((String[]) row.getArray("may_override").getArray())),
                new Place(row.getString("path"), row.getInt("line"), Place.Side.valueOf(row.getString("side"))),
                row.getString("reason"),
                row.getString("remedy"),
                row.getString("overridden_by"));
    }
}
