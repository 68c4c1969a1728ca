package dev.missioncontrol.gate;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.ledger.Redactor;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The verdicts the gates gave. */
@Service
public class GateVerdicts {

    private final JdbcClient jdbc;
    private final Ledger ledger;
    private final Redactor redactor;
    private final Clock clock;

    GateVerdicts(JdbcClient jdbc, Ledger ledger, Redactor redactor, Clock clock) {
        this.jdbc = jdbc;
        this.ledger = ledger;
        this.redactor = redactor;
        this.clock = clock;
    }

    /**
     * How a gate stands.
     *
     * @param gate the gate
     * @param outcome its newest verdict
     * @param reasons why
     * @param evidence the values that were looked at, as canonical JSON
     * @param judgedAt when
     */
    public record Standing(Gate gate, GateOutcome outcome, List<String> reasons, String evidence, Instant judgedAt) {}

    /** Records a verdict, in the transaction of the state change that follows from it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void record(WorkflowId workflow, GateVerdict verdict) {
        String evidence = redactor.redact(CanonicalJson.write(verdict.evidence()));
        jdbc.sql("insert into gate_verdict (workflow_id, gate, outcome, reasons, evidence, judged_at)"
                        + " values (?, ?, ?, ?, ?, ?)")
                .param(workflow.value())
                .param(verdict.gate().name())
                .param(verdict.outcome().name())
                .param(verdict.reasons().stream().map(redactor::redact).toArray(String[]::new))
                .param(evidence)
                .param(Timestamp.from(clock.instant()))
                .update();
        var payload = new LinkedHashMap<String, @Nullable Object>();
        payload.put("gate", verdict.gate());
        payload.put("outcome", verdict.outcome());
        payload.put("reasons", verdict.reasons());
        payload.put("evidence", verdict.evidence());
        ledger.append(
                workflow,
                GateEntry.JUDGED,
                Actor.SYSTEM,
                verdict.gate().title() + " gate: "
                        + verdict.outcome()
                                .name()
                                .toLowerCase(java.util.Locale.ROOT)
                                .replace('_', ' '),
                payload);
    }

    /** Returns the newest verdict of each gate that was judged, in the gates' order. */
    public List<Standing> newest(WorkflowId workflow) {
        return jdbc.sql("select distinct on (gate) gate, outcome, reasons, evidence, judged_at from gate_verdict"
                        + " where workflow_id = ? order by gate, id desc")
                .param(workflow.value())
                .query((row, number) -> new Standing(
                        Gate.valueOf(row.getString("gate")),
                        GateOutcome.valueOf(row.getString("outcome")),
                        List.of((String[]) row.getArray("reasons").getArray()),
                        row.getString("evidence"),
                        row.getTimestamp("judged_at").toInstant()))
                .list();
    }
}
