package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.BigDecimalField;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.BudgetTopUps;
import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.policy.verdict.BudgetLimits.Span;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowView;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Asks which budget to raise, by how much and why. */
final class TopUpDialog {

    private final SteerWorkflow steer;
    private final Supplier<Account> current;
    private final Select<BudgetLine> budget = new Select<>();
    private final BigDecimalField amount = new BigDecimalField("By how much");
    private final Checkbox retry = new Checkbox("Go on at once, where the run was stopped");

    TopUpDialog(SteerWorkflow steer, Supplier<Account> current) {
        this.steer = steer;
        this.current = current;
        budget.setLabel("Budget");
        budget.setItemLabelGenerator(BudgetNames::of);
        budget.setWidthFull();
        amount.setWidthFull();
        amount.setRequiredIndicatorVisible(true);
        budget.addValueChangeListener(event -> amount.setHelperText(help(event.getValue())));
    }

    /** Opens it for the run's budgets, with the one that stopped it chosen. */
    void open(WorkflowView workflow, List<BudgetLine> lines) {
        List<BudgetLine> limited = lines.stream()
                .filter(line -> line.limit() != null)
                .sorted(Comparator.comparing(BudgetLine::level).reversed())
                .toList();
        budget.setItems(limited);
        budget.setValue(limited.getFirst());
        retry.setValue(workflow.canBeRetried());
        retry.setVisible(workflow.canBeRetried());
        var fields = new Div(budget, amount, retry);
        fields.addClassName("dialog-fields");
        Confirmation.ask(
                        "Top up a budget?",
                        "The limit is raised, for this run or for today, and the ledger keeps who did it and why.",
                        "Top up")
                .with(fields)
                .withReason("Reason", true)
                .open(reason -> topUp(workflow, reason));
    }

    private void topUp(WorkflowView workflow, String reason) {
        BudgetLine line = Objects.requireNonNull(budget.getValue());
        BigDecimal given = amount.getValue();
        if (given == null) {
            throw Refusal.invalid("amount", "The amount is missing.", help(line));
        }
        var target =
                new BudgetTopUps.Target(line.span(), line.meter(), line.span() == Span.REPO_DAY ? line.owner() : null);
        steer.topUp(
                workflow.id(),
                target,
                MeterUnits.given("amount", line.meter(), given),
                reason,
                retry.getValue(),
                current.get());
    }

    private static String help(BudgetLine line) {
        return switch (line.meter()) {
            case MINUTES -> "Minutes at work";
            case COST_MILLIS -> "US dollars";
            case TOKENS, TOOL_CALLS, PR_ATTEMPTS -> "Number of " + MeterUnits.label(line.meter());
        };
    }
}
