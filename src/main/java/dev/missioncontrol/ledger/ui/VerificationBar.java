package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.AsyncTaskExecutor;

/** Starts a verification in the background, shows how far it is, and what it came to. */
final class VerificationBar extends Div {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(VerificationBar.class);

    private final @Nullable WorkflowId chain;
    private final transient LedgerVerifier verifier;
    private final transient LogVerifier log;
    private final transient AsyncTaskExecutor background;
    private final transient Consumer<Verdicts> finished;

    private final Button verify = new Button("Verify", Glyph.FINGERPRINT.create());
    private final ProgressBar progress = new ProgressBar();
    private final Span outcome = new Span();

    VerificationBar(@Nullable WorkflowId chain, LedgerTimelines services, Consumer<Verdicts> finished) {
        this.chain = chain;
        this.verifier = services.verifier();
        this.log = services.log();
        this.background = services.background();
        this.finished = finished;
        addClassName("ledger-verification");
        verify.addClickListener(event -> start(event.getSource().getUI().orElseThrow()));
        verify.setTooltipText("Recompute every hash and digest");
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", "Verification");
        outcome.getElement().setAttribute("role", "status");
        add(verify, progress, outcome);
    }

    /** Starts; the future ends after the last change of the page has been handed over. */
    CompletableFuture<Void> start(UI ui) {
        verify.setEnabled(false);
        outcome.removeAll();
        progress.setValue(0);
        progress.setVisible(true);
        return background.submitCompletable(() -> run(ui));
    }

    private void run(UI ui) {
        try {
            Verdicts verdicts = verified(ui);
            ui.access(() -> finish(verdicts));
        } catch (UIDetachedException left) {
            LOG.debug("Nobody waits for the verification any more", left);
        } catch (Refusal refusal) {
            ui.access(() -> show(new StatusBadge("Not verified", Tone.WARNING), refusal.getMessage()));
        } catch (RuntimeException e) {
            LOG.error("A verification stopped", e);
            ui.access(() -> show(new StatusBadge("Not verified", Tone.WARNING), "It stopped half way; try again."));
        }
    }

    private Verdicts verified(UI ui) {
        Verdicts verdicts = new Verdicts();
        if (chain == null) {
            verifier.verifyAll(verdicts::add, (done, total) -> ui.access(() -> advance(done, total)));
            verdicts.add(log.verify());
        } else {
            verdicts.add(verifier.verify(chain, (done, total) -> ui.access(() -> advance(done, total))));
        }
        return verdicts;
    }

    private void advance(long done, long total) {
        progress.setValue(total == 0 ? 1 : Math.min(1.0, (double) done / total));
    }

    private void finish(Verdicts verdicts) {
        show(
                verdicts.hold() ? new StatusBadge("Verified", Tone.SUCCESS) : new StatusBadge("Tampered", Tone.ERROR),
                verdicts.summary());
        finished.accept(verdicts);
    }

    private void show(StatusBadge badge, String text) {
        verify.setEnabled(true);
        progress.setVisible(false);
        outcome.removeAll();
        outcome.add(badge, new Span(text));
    }
}
