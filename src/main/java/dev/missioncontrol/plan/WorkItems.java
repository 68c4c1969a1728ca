package dev.missioncontrol.plan;

import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkItemId;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The issue trees. */
@Service
public class WorkItems {

    private final JdbcClient jdbc;

    WorkItems(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Replaces the tree of a workflow, in the transaction that records the plan. Parents stand before children. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void replace(WorkflowId workflow, List<WorkItem> items) {
        jdbc.sql("delete from work_item where workflow_id = ?")
                .param(workflow.value())
                .update();
        int ordinal = 0;
        for (WorkItem item : items) {
            WorkItemId parent = item.parent();
            jdbc.sql("insert into work_item (id, workflow_id, parent_id, ordinal, kind, key, title, description,"
                            + " repository, may_touch, criteria, tested_by)"
                            + " values (:id, :workflow, :parent, :ordinal, :kind, :key, :title, :description,"
                            + " :repository, :mayTouch, :criteria, :testedBy)")
                    .param("id", item.id().value())
                    .param("workflow", workflow.value())
                    .param("parent", parent == null ? null : parent.value())
                    .param("ordinal", ordinal++)
                    .param("kind", item.kind().name())
                    .param("key", item.key())
                    .param("title", item.title())
                    .param("description", item.description())
                    .param("repository", item.repository())
                    .param("mayTouch", item.mayTouch().toArray(String[]::new))
                    .param("criteria", item.criteria().toArray(String[]::new))
                    .param("testedBy", item.testedBy())
                    .update();
        }
    }

    /** Returns the tree of a workflow, parents before children. */
    public List<WorkItem> ofWorkflow(WorkflowId workflow) {
        return jdbc.sql("select * from work_item where workflow_id = ? order by ordinal")
                .param(workflow.value())
                .query(WorkItems::map)
                .list();
    }

    /** Returns the node, or throws NOT_FOUND. */
    public WorkItem get(WorkItemId id) {
        return jdbc.sql("select * from work_item where id = ?")
                .param(id.value())
                .query(WorkItems::map)
                .optional()
                .orElseThrow(() -> Refusal.notFound("There is no work item with the id '" + id + "'."));
    }

    private static WorkItem map(ResultSet row, int number) throws SQLException {
        UUID parent = row.getObject("parent_id", UUID.class);
        return new WorkItem(
                new WorkItemId(row.getObject("id", UUID.class)),
                new WorkflowId(row.getObject("workflow_id", UUID.class)),
                parent == null ? null : new WorkItemId(parent),
                WorkItem.Kind.valueOf(row.getString("kind")),
                row.getString("key"),
                row.getString("title"),
                row.getString("description"),
                row.getString("repository"),
                strings(row.getArray("may_touch")),
                strings(row.getArray("criteria")),
                row.getString("tested_by"));
    }

    private static List<String> strings(Array array) throws SQLException {
        return List.of((String[]) array.getArray());
    }
}
