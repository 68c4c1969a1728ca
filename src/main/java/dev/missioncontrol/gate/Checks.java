package dev.missioncontrol.gate;

import dev.missioncontrol.gate.CheckReport.Conclusion;
import dev.missioncontrol.gate.CheckReport.Status;
import dev.missioncontrol.gate.CheckReport.TestCounts;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** What CI reported, for reading. */
@Service
public class Checks {

    private final JdbcClient jdbc;

    Checks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Returns the newest report per repository, commit and name of a workflow. */
    public List<CheckReport> ofWorkflow(WorkflowId workflow) {
        return jdbc.sql("select distinct on (repository_id, sha, name) * from check_report"
                        + " where workflow_id = ? order by repository_id, sha, name, id desc")
                .param(workflow.value())
                .query(Checks::map)
                .list();
    }

    private static CheckReport map(ResultSet row, int number) throws SQLException {
        String conclusion = row.getString("conclusion");
        return new CheckReport(
                new RepositoryId(row.getObject("repository_id", UUID.class)),
                row.getString("repository_name"),
                new CommitId(row.getString("sha")),
                row.getString("name"),
                Status.valueOf(row.getString("status")),
                conclusion == null ? null : Conclusion.valueOf(conclusion),
                new TestCounts(
                        row.getInt("tests"),
                        row.getInt("failures"),
                        row.getInt("errors"),
                        row.getInt("skipped"),
                        List.of((String[]) row.getArray("failed_tests").getArray())),
                row.getString("reported_by"),
                row.getTimestamp("reported_at").toInstant());
    }
}
