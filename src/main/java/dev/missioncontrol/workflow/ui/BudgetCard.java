package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.MeterUnits;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.List;
import java.util.Locale;

/** What a run has used of its budgets: a bar for each that is limited, a line for the others. */
final class BudgetCard extends Div {

    private static final long serialVersionUID = 1L;

    /**
     * Shows budgets.
     *
     * @param topUp opens the dialog that raises one; the button is shown when somebody may and there is one to raise
     */
    BudgetCard(List<BudgetLine> lines, boolean mayTopUp, Runnable topUp) {
        addClassName("detail-card");
        var head = new Div(new H2("Budget"));
        head.addClassName("card-head");
        if (mayTopUp && lines.stream().anyMatch(line -> line.limit() != null)) {
            var button = new Button("Top up", Glyph.ADD.create(), event -> topUp.run());
            button.addThemeVariants(ButtonVariant.SMALL);
            head.add(button);
        }
        add(head);
        var bars = new Div();
        bars.addClassName("budget-bars");
        lines.stream().filter(line -> line.limit() != null).map(BudgetCard::bar).forEach(bars::add);
        if (bars.getComponentCount() > 0) {
            add(bars);
        }
        add(unlimited(lines));
    }

    private static Div bar(BudgetLine line) {
        long limit = line.limit() == null ? 0 : line.limit();
        var amount = new Span(MeterUnits.text(line.meter(), line.used()) + " of "
                + MeterUnits.text(line.meter(), limit)
                + (line.toppedUp() == 0 ? "" : " (" + MeterUnits.text(line.meter(), line.toppedUp()) + " topped up)"));
        amount.addClassName("budget-amount");
        var head = new Div(new Span(BudgetNames.of(line)), amount);
        head.addClassName("budget-head");
        switch (line.level()) {
            case SPENT -> head.add(new StatusBadge("spent", Tone.ERROR));
            case WARN -> head.add(new StatusBadge("nearly spent", Tone.WARNING));
            case FINE -> {}
        }
        long percent = limit == 0 ? 100 : Math.min(100, Math.round(100.0 * line.used() / limit));
        var filled = new Div();
        filled.getStyle().setWidth(percent + "%");
        var track = new Div(filled);
        track.addClassName("budget-track");
        track.getElement()
                .setAttribute("data-level", line.level().name().toLowerCase(Locale.ROOT))
                .setAttribute("role", "meter")
                .setAttribute("aria-label", BudgetNames.of(line))
                .setAttribute("aria-valuemin", "0")
                .setAttribute("aria-valuemax", "100")
                .setAttribute("aria-valuenow", Long.toString(percent))
                .setAttribute("aria-valuetext", amount.getText());
        var origin = new Span(BudgetNames.origin(line));
        origin.addClassName("secondary");
        var box = new Div(head, track, origin);
        box.addClassName("budget-bar");
        return box;
    }

    private static Paragraph unlimited(List<BudgetLine> lines) {
        List<String> used = lines.stream()
                .filter(line -> line.limit() == null && line.used() > 0)
                .map(line -> MeterUnits.label(line.meter()) + " " + MeterUnits.text(line.meter(), line.used()))
                .toList();
        var text = new Paragraph(used.isEmpty() ? "" : "Used without a limit: " + String.join(", ", used) + ".");
        text.addClassName("secondary");
        text.setVisible(!used.isEmpty());
        return text;
    }
}
