package dev.missioncontrol.agent.budget;

import dev.missioncontrol.policy.verdict.BudgetLimits.Meter;
import dev.missioncontrol.shared.WorkflowId;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The rows of budgets. Whoever changes several locks them in the order of the list that is given. */
@Component
class BudgetRows {

    private static final String WANTED =
            "unnest(cast(:spans as text[]), cast(:subjects as text[]), cast(:meters as text[]),"
                    + " cast(:amounts as bigint[]), cast(:limits as bigint[]))"
                    + " with ordinality as w(span, subject, meter, amount, ceiling, place)";

    private final JdbcClient jdbc;

    BudgetRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** How much of a budget is to be used. */
    record Draft(Budget budget, long amount) {}

    /** A charge that was made. */
    record Charge(Meter meter, long amount, LocalDate day) {}

    private record Place(String span, String subject, String meter) {}

    private record Amounts(
            long used, long toppedUp, @Nullable Long warnedOf) {}

    /** Returns the budgets as they are used now, in the order given. */
    @Transactional(readOnly = true)
    List<BudgetUse> read(List<Budget> budgets) {
        return select(budgets, "");
    }

    /** Returns the budgets as they are used now, with nobody else able to use them until the transaction ends. */
    @Transactional(propagation = Propagation.MANDATORY)
    List<BudgetUse> lock(List<Budget> budgets) {
        bound(
                        "insert into budget_use (span, subject, meter) select w.span, w.subject, w.meter from " + WANTED
                                + " order by w.place on conflict do nothing",
                        drafts(budgets))
                .update();
        return select(budgets, " for update of b");
    }

    /**
     * Uses that much of each budget, where there is room for it.
     *
     * @return how many had room; the caller gives all up unless all had
     */
    @Transactional(propagation = Propagation.MANDATORY)
    int use(List<Draft> drafts) {
        return bound(
                        "update budget_use b set used = b.used + w.amount from " + WANTED
                                + " where b.span = w.span and b.subject = w.subject and b.meter = w.meter"
                                + " and (w.ceiling is null or b.used + w.amount <= w.ceiling + b.topped_up)",
                        drafts)
                .update();
    }

    /** Corrects what was used: after the fact, room or not, and never below nothing. */
    @Transactional(propagation = Propagation.MANDATORY)
    void correct(List<Draft> drafts) {
        bound(
                        "update budget_use b set used = greatest(0, b.used + w.amount) from " + WANTED
                                + " where b.span = w.span and b.subject = w.subject and b.meter = w.meter",
                        drafts)
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void topUp(Budget budget, long amount) {
        jdbc.sql("update budget_use set topped_up = topped_up + ? where span = ? and subject = ? and meter = ?")
                .params(
                        amount,
                        budget.span().name(),
                        budget.subject(),
                        budget.meter().name())
                .update();
    }

    @Transactional(propagation = Propagation.MANDATORY)
    void warned(BudgetUse use) {
        jdbc.sql("update budget_use set warned_of = ? where span = ? and subject = ? and meter = ?")
                .params(
                        use.ceiling(),
                        use.budget().span().name(),
                        use.budget().subject(),
                        use.budget().meter().name())
                .update();
    }

    /** Notes a charge; returns whether it is the first of that call. */
    @Transactional(propagation = Propagation.MANDATORY)
    boolean note(WorkflowId workflow, String callId, Charge charge, Instant at) {
        return jdbc.sql("insert into budget_charge (call_id, meter, workflow_id, amount, charged_on, charged_at)"
                                + " values (?, ?, ?, ?, ?, ?) on conflict do nothing")
                        .params(
                                callId,
                                charge.meter().name(),
                                workflow.value(),
                                charge.amount(),
                                Date.valueOf(charge.day()),
                                Timestamp.from(at))
                        .update()
                == 1;
    }

    @Transactional(readOnly = true)
    boolean isNoted(WorkflowId workflow, String callId, Meter meter) {
        return jdbc.sql(
                        "select exists (select 1 from budget_charge where workflow_id = ? and call_id = ? and meter = ?)")
                .params(workflow.value(), callId, meter.name())
                .query(Boolean.class)
                .single();
    }

    /** Replaces an estimated charge by the true amount; empty when there is none, or it was settled before. */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Charge> settle(WorkflowId workflow, String callId, Meter meter, long amount) {
        Optional<Charge> estimate = jdbc.sql("select amount, charged_on from budget_charge"
                        + " where workflow_id = ? and call_id = ? and meter = ? and not settled for update")
                .params(workflow.value(), callId, meter.name())
                .query((row, number) ->
                        new Charge(meter, row.getLong(1), row.getDate(2).toLocalDate()))
                .optional();
        estimate.ifPresent(charge -> jdbc.sql("update budget_charge set amount = ?, settled = true"
                        + " where workflow_id = ? and call_id = ? and meter = ?")
                .params(amount, workflow.value(), callId, meter.name())
                .update());
        return estimate;
    }

    private List<BudgetUse> select(List<Budget> budgets, String locking) {
        var found = new HashMap<Place, Amounts>();
        bound(
                        "select b.span, b.subject, b.meter, b.used, b.topped_up, b.warned_of from budget_use b join "
                                + WANTED
                                + " on b.span = w.span and b.subject = w.subject and b.meter = w.meter order by w.place"
                                + locking,
                        drafts(budgets))
                .query((ResultSet row) -> {
                    found.put(new Place(row.getString(1), row.getString(2), row.getString(3)), amounts(row));
                });
        return budgets.stream().map(budget -> use(budget, found)).toList();
    }

    private static Amounts amounts(ResultSet row) throws SQLException {
        return new Amounts(row.getLong(4), row.getLong(5), row.getObject(6, Long.class));
    }

    private static BudgetUse use(Budget budget, Map<Place, Amounts> found) {
        Amounts amounts = found.getOrDefault(
                new Place(budget.span().name(), budget.subject(), budget.meter().name()), new Amounts(0, 0, null));
        return new BudgetUse(budget, amounts.used(), amounts.toppedUp(), amounts.warnedOf());
    }

    private static List<Draft> drafts(List<Budget> budgets) {
        return budgets.stream().map(budget -> new Draft(budget, 0)).toList();
    }

    private JdbcClient.StatementSpec bound(String sql, List<Draft> drafts) {
        return jdbc.sql(sql)
                .param("spans", texts(drafts, draft -> draft.budget().span().name()))
                .param("subjects", texts(drafts, draft -> draft.budget().subject()))
                .param("meters", texts(drafts, draft -> draft.budget().meter().name()))
                .param("amounts", drafts.stream().map(Draft::amount).toArray(Long[]::new))
                .param(
                        "limits",
                        drafts.stream().map(draft -> draft.budget().limit()).toArray(Long[]::new));
    }

    private static String[] texts(List<Draft> drafts, Function<Draft, String> text) {
        return drafts.stream().map(text).toArray(String[]::new);
    }
}
