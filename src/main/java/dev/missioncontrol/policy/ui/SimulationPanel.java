package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.select.Select;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.draft.SimulatedFlip;
import dev.missioncontrol.policy.draft.Simulation;
import dev.missioncontrol.policy.draft.SimulationResult;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;

/** Tries a draft on what was decided already, in the background, and shows which decisions would come out otherwise. */
final class SimulationPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(SimulationPanel.class);
    private static final int DECISIONS = 10_000;
    private static final int SHOWN = 100;

    private final transient Simulation simulation;
    private final transient AsyncTaskExecutor background;
    private final transient Clock clock;
    private final transient Supplier<Optional<Draft>> draft;
    private final Select<Range> range = new Select<>();
    private final Button run = new Button("Simulate", Glyph.PLAY.create());
    private final ProgressBar progress = new ProgressBar();
    private final Div outcome = new Div();

    /** How far back to look. */
    private enum Range {
        WEEK("Last 7 days", 7),
        MONTH("Last 30 days", 30),
        ALL("All", 0);

        private final String label;
        private final int days;

        Range(String label, int days) {
            this.label = label;
            this.days = days;
        }

        @Nullable
        Instant since(Instant now) {
            return days == 0 ? null : now.minus(Duration.ofDays(days));
        }
    }

    SimulationPanel(DraftServices services, Supplier<Optional<Draft>> draft) {
        this.simulation = services.simulation();
        this.background = services.background();
        this.clock = services.clock();
        this.draft = draft;
        addClassName("policy-simulation");
        range.setItems(Range.values());
        range.setItemLabelGenerator(each -> each.label);
        range.setValue(Range.MONTH);
        range.setAriaLabel("How far back to look");
        run.addClickListener(event -> start(event.getSource().getUI().orElseThrow()));
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", "Simulation");
        outcome.getElement().setAttribute("role", "status");
        Paragraph explanation = new Paragraph("Decides again what was decided, newest first, with this draft in force."
                + " At most " + String.format(Locale.ROOT, "%,d", DECISIONS) + " decisions; nothing is recorded.");
        explanation.addClassName("secondary");
        Div bar = new Div(range, run);
        bar.addClassName("policy-bar");
        add(explanation, bar, progress, outcome);
    }

    /** Starts; the future ends after the last change of the page has been handed over. */
    CompletableFuture<Void> start(UI ui) {
        outcome.removeAll();
        Optional<Draft> tried = draft.get();
        if (tried.isEmpty()) {
            outcome.add(new Paragraph("Mend the errors first: a pack that cannot be read decides nothing."));
            return CompletableFuture.completedFuture(null);
        }
        run.setEnabled(false);
        progress.setValue(0);
        progress.setVisible(true);
        Instant since = range.getValue().since(clock.instant());
        return background.submitCompletable(() -> run(ui, tried.get(), since));
    }

    private void run(UI ui, Draft tried, @Nullable Instant since) {
        try {
            SimulationResult result = simulation.run(
                    tried,
                    since,
                    DECISIONS,
                    done -> ui.access(() -> progress.setValue(Math.min(1.0, (double) done / DECISIONS))));
            ui.access(() -> finish(result));
        } catch (UIDetachedException left) {
            LOG.debug("Nobody waits for the simulation any more", left);
        } catch (Refusal refusal) {
            ui.access(() -> finish(refusal.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A simulation stopped", e);
            ui.access(() -> finish("The simulation stopped half way. Try again."));
        }
    }

    private void finish(String problem) {
        finish();
        outcome.add(new Paragraph(problem));
    }

    private void finish() {
        run.setEnabled(true);
        progress.setVisible(false);
        outcome.removeAll();
    }

    private void finish(SimulationResult result) {
        finish();
        int flips = result.flips().size();
        String looked = String.format(Locale.ROOT, "%,d decisions were decided again", result.decisions())
                + (result.skipped() == 0
                        ? "."
                        : String.format(
                                Locale.ROOT,
                                "; %,d do not concern the pack or have no facts any more.",
                                result.skipped()));
        outcome.add(new Div(
                flips == 0
                        ? new StatusBadge("No verdict would change", Tone.SUCCESS)
                        : new StatusBadge(
                                flips == 1 ? "1 verdict would change" : flips + " verdicts would change", Tone.WARNING),
                new Span(" " + looked)));
        result.byRule()
                .forEach((rule, turned) -> outcome.add(new Div(
                        new Code(rule),
                        new Span(" would block " + turned.denied() + " that went on, and let " + turned.allowed()
                                + " go on that it blocked."))));
        result.flips().stream().limit(SHOWN).forEach(flip -> outcome.add(row(flip)));
        if (flips > SHOWN) {
            outcome.add(new Paragraph("The newest " + SHOWN + " are listed. missionctl policy simulate lists more."));
        }
    }

    private static Component row(SimulatedFlip flip) {
        var decision = flip.decision();
        String point = decision.point().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        Span what = new Span(point
                + (decision.subject().isEmpty() ? "" : " " + decision.subject())
                + (decision.repository().isEmpty() ? "" : " in " + decision.repository()));
        Anchor link = new Anchor("ledger?entry=" + decision.workflow() + "/" + decision.chainIndex(), "Ledger entry");
        Anchor workflow = new Anchor("workflows/" + decision.workflow() + "?tab=policy", "Workflow");
        Div facts = new Div(new RelativeTime(decision.at()), workflow, link);
        facts.addClassName("policy-flip-facts");
        Span sentence = new Span(flip.sentence());
        sentence.addClassName("secondary");
        Div row = new Div(
                new Div(
                        flip.nowAllowed()
                                ? new StatusBadge("Would be allowed", Tone.SUCCESS)
                                : new StatusBadge("Would be blocked", Tone.ERROR),
                        what),
                sentence,
                facts);
        row.addClassName("policy-change");
        return row;
    }
}
