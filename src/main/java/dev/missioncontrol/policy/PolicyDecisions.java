package dev.missioncontrol.policy;

import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.policy.verdict.Status;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads recorded decisions. */
@Service
@Transactional(readOnly = true)
public class PolicyDecisions {

    private static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.builder().build();

    PolicyDecisions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Returns a workflow's decisions, newest first.
     *
     * @param cursor where the page before ended; null for the first
     * @throws Refusal INVALID (field {@code cursor}) when the cursor is none of ours
     */
    public Page<RecordedDecision> ofWorkflow(WorkflowId workflow, @Nullable String cursor, int limit) {
        List<RecordedDecision> found = jdbc.sql("SELECT * FROM policy_decision WHERE workflow_id = :workflow"
                        + " AND (cast(:before AS bigint) IS NULL OR id < cast(:before AS bigint))"
                        + " ORDER BY id DESC LIMIT :limit")
                .param("workflow", workflow.value())
                .param("before", cursor == null ? null : position(cursor))
                .param("limit", limit + 1)
                .query(PolicyDecisions::decision)
                .list();
        return found.size() <= limit
                ? new Page<>(found, null)
                : new Page<>(
                        found.subList(0, limit),
                        Long.toString(found.get(limit - 1).id()));
    }

    /** Returns the newest recorded decision on the PatchSet's current revision. */
    public Optional<RecordedDecision> newest(PatchSet patchSet) {
        return newest(patchSet, PolicyQuestion.Point.PATCH_SET);
    }

    /** Returns the newest recorded decision on writing the PatchSet's current revision. */
    public Optional<RecordedDecision> newestOnWrite(PatchSet patchSet) {
        return newest(patchSet, PolicyQuestion.Point.WRITE);
    }

    /** Returns the newest recorded decision on the start of a run or a tool call in it. */
    public Optional<RecordedDecision> newestOfRun(WorkflowId workflow) {
        return jdbc.sql("SELECT * FROM policy_decision WHERE workflow_id = ? AND point IN ('RUN_START', 'TOOL_CALL')"
                        + " ORDER BY id DESC LIMIT 1")
                .param(workflow.value())
                .query(PolicyDecisions::decision)
                .optional();
    }

    /** Returns the recorded decisions on the start of a run, oldest first, the first hundred: one, unless it was denied. */
    public List<RecordedDecision> onStart(WorkflowId workflow) {
        return jdbc.sql("SELECT * FROM policy_decision WHERE workflow_id = ? AND point = 'RUN_START'"
                        + " ORDER BY id LIMIT 100")
                .param(workflow.value())
                .query(PolicyDecisions::decision)
                .list();
    }

    private Optional<RecordedDecision> newest(PatchSet patchSet, PolicyQuestion.Point point) {
        return jdbc.sql("SELECT * FROM policy_decision WHERE workflow_id = ? AND point = ? AND repository = ?"
                        + " AND subject_digest = ? ORDER BY id DESC LIMIT 1")
                .param(patchSet.workflow().value())
                .param(point.name())
                .param(patchSet.repositoryName())
                .param(patchSet.current().digest().hex())
                .query(PolicyDecisions::decision)
                .optional();
    }

    /** Returns decisions of all workflows in the order they were made, from the one after {@code id}; 0 for the first. */
    public List<RecordedDecision> after(long id, int limit) {
        return jdbc.sql("SELECT * FROM policy_decision WHERE id > ? ORDER BY id LIMIT ?")
                .params(id, limit)
                .query(PolicyDecisions::decision)
                .list();
    }

    /** Returns decisions of all workflows, newest first, from the one before {@code id}; null for the newest. */
    public List<RecordedDecision> before(@Nullable Long id, int limit) {
        return jdbc.sql("SELECT * FROM policy_decision WHERE id < ? ORDER BY id DESC LIMIT ?")
                .params(id == null ? Long.MAX_VALUE : id, limit)
                .query(PolicyDecisions::decision)
                .list();
    }

    /** Returns the ids of the rules that blocked, by decision; a decision nothing blocked is missing. */
    public Map<Long, List<String>> blockingRules(List<RecordedDecision> decisions) {
        var rules = new LinkedHashMap<Long, List<String>>();
        if (!decisions.isEmpty()) {
            jdbc.sql("SELECT DISTINCT decision_id, rule FROM policy_violation"
                            + " WHERE decision_id IN (:ids) AND level = 'BLOCK' ORDER BY decision_id, rule")
                    .param("ids", decisions.stream().map(RecordedDecision::id).toList())
                    .query(row -> {
                        rules.computeIfAbsent(row.getLong("decision_id"), _ -> new ArrayList<>())
                                .add(row.getString("rule"));
                    });
        }
        return rules;
    }

    /**
     * Returns the facts of decisions by their number, as {@code FactsJson} reads them; those whose ledger payload was
     * tombstoned, and those that failed before there were any, are missing.
     */
    public Map<Long, Map<String, @Nullable Object>> facts(List<RecordedDecision> decisions) {
        var facts = new LinkedHashMap<Long, Map<String, @Nullable Object>>();
        if (decisions.isEmpty()) {
            return facts;
        }
        jdbc.sql("""
                        SELECT d.id, cast(p.content AS json) -> 'facts' AS facts
                          FROM policy_decision d
                          JOIN ledger_entry e ON e.chain = d.workflow_id AND e.entry_index = d.chain_index
                          JOIN ledger_payload p ON p.digest = e.payload_digest
                         WHERE d.id IN (:ids) AND p.content IS NOT NULL
                         ORDER BY d.id""")
                .param("ids", decisions.stream().map(RecordedDecision::id).toList())
                .query(row -> {
                    String found = row.getString("facts");
                    if (found != null && !found.equals("null")) {
                        facts.put(row.getLong("id"), json.readValue(found, OBJECT));
                    }
                });
        return facts;
    }

    private static long position(String cursor) {
        try {
            return Long.parseLong(cursor);
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "cursor", "'" + cursor + "' is no cursor.", "Send back 'next' of the page before, unchanged.");
        }
    }

    static RecordedDecision decision(ResultSet row, int number) throws SQLException {
        String digest = row.getString("subject_digest");
        UUID repository = row.getObject("repository_id", UUID.class);
        return new RecordedDecision(
                row.getLong("id"),
                new WorkflowId(row.getObject("workflow_id", UUID.class)),
                PolicyQuestion.Point.valueOf(row.getString("point")),
                repository == null ? null : new RepositoryId(repository),
                row.getString("repository"),
                row.getString("subject"),
                digest == null ? null : new Digest(digest),
                Status.valueOf(row.getString("status")),
                row.getBoolean("allowed"),
                row.getString("pack"),
                new Digest(row.getString("pack_hash")),
                row.getLong("chain_index"),
                row.getTimestamp("at").toInstant());
    }
}
