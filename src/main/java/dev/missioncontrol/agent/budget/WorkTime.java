package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Counts the wall-clock time while a run is at work. Until when it is counted stands in the database, so that no time is
 * counted twice, on whichever node; a crash loses what passed since it was counted last.
 */
@Service
public class WorkTime {

    private final JdbcClient jdbc;
    private final BudgetSource source;
    private final BudgetMeter meter;
    private final BudgetRecord record;
    private final TransactionOperations transactions;
    private final Clock clock;

    WorkTime(
            JdbcClient jdbc,
            BudgetSource source,
            BudgetMeter meter,
            BudgetRecord record,
            TransactionOperations transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.source = source;
        this.meter = meter;
        this.record = record;
        this.transactions = transactions;
        this.clock = clock;
    }

    /**
     * Counts from now on.
     *
     * @throws BudgetExhausted when no time is left; nothing is counted then
     */
    public void begin(WorkflowId workflow) {
        check(workflow);
        transactions.executeWithoutResult(status -> jdbc.sql(
                        "insert into budget_clock (workflow_id, counted_until)"
                                + " values (?, ?) on conflict (workflow_id) do update set counted_until = excluded.counted_until")
                .params(workflow.value(), Timestamp.from(clock.instant()))
                .update());
    }

    /** Counts what has passed; does nothing when the run is not at work. */
    public void count(WorkflowId workflow) {
        BudgetTerms terms = source.of(workflow);
        transactions.executeWithoutResult(status -> {
            record.hold(terms);
            passed(workflow)
                    .filter(elapsed -> elapsed.compareTo(Duration.ZERO) > 0)
                    .ifPresent(elapsed -> meter.force(terms, meter.today(), Meter.MINUTES, elapsed.toMillis()));
        });
    }

    /**
     * Makes sure that there is time left.
     *
     * @throws BudgetExhausted when there is none
     */
    public void check(WorkflowId workflow) {
        BudgetTerms terms = source.of(workflow);
        Optional<BudgetUse> spent = meter.spent(terms, Meter.MINUTES);
        if (spent.isPresent()) {
            throw record.exhausted(terms, spent.get(), 0);
        }
    }

    /** Counts what has passed, and no more from then on. */
    public void end(WorkflowId workflow) {
        count(workflow);
        transactions.executeWithoutResult(status -> jdbc.sql("delete from budget_clock where workflow_id = ?")
                .param(workflow.value())
                .update());
    }

    private Optional<Duration> passed(WorkflowId workflow) {
        Optional<Instant> since = jdbc.sql("select counted_until from budget_clock where workflow_id = ? for update")
                .param(workflow.value())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional();
        return since.map(from -> {
            // Whole milliseconds, so that what is left of one is counted with the next.
            Duration elapsed =
                    Duration.ofMillis(Duration.between(from, clock.instant()).toMillis());
            jdbc.sql("update budget_clock set counted_until = ? where workflow_id = ?")
                    .params(Timestamp.from(from.plus(elapsed)), workflow.value())
                    .update();
            return elapsed;
        });
    }
}
