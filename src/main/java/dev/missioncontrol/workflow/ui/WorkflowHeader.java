package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowState;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.ArrayList;
import java.util.Objects;

/** The head of a workflow's page: where it stands, whose move it is, and what one can do about it. */
final class WorkflowHeader extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SteerWorkflow steer;
    private final transient AgentRuns runs;
    private final PageHeader header = new PageHeader("");
    private final Div reason = new Div();
    private final Div progress = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Span doing = new Span();

    WorkflowHeader(SteerWorkflow steer, AgentRuns runs) {
        this.steer = steer;
        this.runs = runs;
        addClassName("workflow-header");
        reason.addClassName("workflow-reason");
        progress.addClassName("workflow-progress");
        progress.add(doing, bar);
        progress.setVisible(false);
        bar.getElement().setAttribute("aria-label", "Progress of the agent run");
        add(header, reason, progress);
    }

    void show(WorkflowView workflow, Account viewer) {
        header.setTitle(workflow.title());
        header.setBesideTitle(StateTone.badge(workflow.state(), workflow.paused() != null));
        header.setSubtitle(new Span(turn(workflow)), new RelativeTime(workflow.stateSince()));
        header.setActions(actions(workflow, viewer).toArray(Button[]::new));
        var paused = workflow.paused();
        String why = paused == null ? workflow.reason() : "Paused by " + paused.by() + ": " + paused.why();
        reason.setText(Objects.requireNonNullElse(why, ""));
        reason.setVisible(why != null);
        reason.getElement()
                .setAttribute(
                        "data-tone",
                        StateTone.badge(workflow.state(), paused != null)
                                .getElement()
                                .getAttribute("theme"));
        showProgress(workflow);
    }

    private static String turn(WorkflowView workflow) {
        return switch (workflow.state().turn()) {
            case AGENT -> "The agent is at work, since";
            case SYSTEM -> "Mission Control is at work, since";
            case PERSON -> "It is a person's move, since";
            case CI -> "It is CI's move, since";
            case NOBODY -> "Over, since";
        };
    }

    private void showProgress(WorkflowView workflow) {
        var running = runs.ofWorkflow(workflow.id()).stream()
                .filter(run -> run.state() == AgentRun.State.RUNNING)
                .findFirst();
        progress.setVisible(running.isPresent());
        running.ifPresent(run -> {
            doing.setText(Objects.requireNonNullElse(run.doing(), run.role().label()));
            bar.setIndeterminate(run.total() == 0);
            if (run.total() > 0) {
                bar.setMax(run.total());
                bar.setValue(Math.min(run.done(), run.total()));
            }
        });
    }

    private ArrayList<Button> actions(WorkflowView workflow, Account viewer) {
        var actions = new ArrayList<Button>();
        WorkflowState state = workflow.state();
        if (workflow.canBeAnswered()) {
            actions.add(button(
                    state == WorkflowState.DECLINED ? "Overrule" : "Answer",
                    Glyph.COMMENT,
                    () -> answer(workflow, viewer)));
        }
        if (workflow.canBeRetried()) {
            actions.add(button("Retry", Glyph.RETRY, () -> steer.retry(workflow.id(), viewer)));
        }
        if (state.isLive()) {
            actions.add(
                    workflow.paused() == null
                            ? button("Pause", Glyph.PAUSE, () -> pause(workflow, viewer))
                            : button("Resume", Glyph.PLAY, () -> steer.resume(workflow.id(), viewer)));
            var cancel = button("Cancel", Glyph.CLOSE, () -> cancel(workflow, viewer));
            cancel.addThemeVariants(ButtonVariant.ERROR);
            actions.add(cancel);
        }
        return actions;
    }

    private static Button button(String text, Glyph glyph, Runnable action) {
        return new Button(text, glyph.create(), event -> action.run());
    }

    private void answer(WorkflowView workflow, Account viewer) {
        boolean declined = workflow.state() == WorkflowState.DECLINED;
        Confirmation.ask(
                        declined ? "Go on in spite of the decision?" : "Answer and go on?",
                        declined
                                ? "The decision was not to go on. Your reason is recorded, and the workflow goes on."
                                : "Your answer is recorded, and the workflow goes on where it was interrupted.",
                        declined ? "Overrule" : "Answer")
                .withReason(declined ? "Reason" : "Answer", true)
                .open(text -> steer.answer(workflow.id(), text, viewer));
    }

    private void pause(WorkflowView workflow, Account viewer) {
        Confirmation.ask(
                        "Pause this workflow?",
                        "Nothing more is dispatched or written until somebody resumes it.",
                        "Pause")
                .withReason("Reason", true)
                .open(text -> steer.pause(workflow.id(), text, viewer));
    }

    private void cancel(WorkflowView workflow, Account viewer) {
        Confirmation.ask(
                        "Cancel this workflow?",
                        "It ends for good. What was written stays, and nothing more is.",
                        "Cancel workflow")
                .dangerous()
                .withReason("Reason", true)
                .open(text -> steer.cancel(workflow.id(), text, viewer));
    }
}
