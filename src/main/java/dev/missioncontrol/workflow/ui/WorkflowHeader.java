package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.agent.AgentRun;
import dev.missioncontrol.agent.AgentRuns;
import dev.missioncontrol.agent.budget.BudgetLine;
import dev.missioncontrol.agent.budget.BudgetStandings;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.workflow.SteerWorkflow;
import dev.missioncontrol.workflow.WorkflowState;
import dev.missioncontrol.workflow.WorkflowView;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The head of a workflow's page: where it stands, whose move it is, and what one can do about it. */
final class WorkflowHeader extends Div {

    private static final long serialVersionUID = 1L;

    /** What surely fits, in characters. */
    private static final int LONG_REASON = 200;

    private final transient SteerWorkflow steer;
    private final transient AgentRuns runs;
    private final transient BudgetStandings budgets;
    private final transient CurrentAccount current;
    private final PageHeader header = new PageHeader("");
    private final Div reason = new Div();
    private final Div progress = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Span doing = new Span();

    WorkflowHeader(SteerWorkflow steer, AgentRuns runs, BudgetStandings budgets, CurrentAccount current) {
        this.steer = steer;
        this.current = current;
        this.runs = runs;
        this.budgets = budgets;
        addClassName("workflow-header");
        reason.addClassName("workflow-reason");
        reason.getElement().setAttribute("role", "region").setAttribute("aria-label", "Why it stands there");
        progress.addClassName("workflow-progress");
        progress.add(doing, bar);
        progress.setVisible(false);
        bar.getElement().setAttribute("aria-label", "Progress of the agent run");
        add(header, reason, progress);
    }

    void show(WorkflowView workflow) {
        header.setTitle(workflow.title());
        header.setBesideTitle(StateTone.badge(workflow.state(), workflow.paused() != null));
        header.setSubtitle(new Span(turn(workflow)), new RelativeTime(workflow.stateSince()));
        header.setActions(actions(workflow).toArray(Button[]::new));
        var paused = workflow.paused();
        String why = paused == null ? workflow.reason() : "Paused by " + paused.by() + ": " + paused.why();
        reason.setText(Objects.requireNonNullElse(why, ""));
        // A long one scrolls, so the keyboard has to reach it.
        reason.getElement().setAttribute("tabindex", reason.getText().length() > LONG_REASON ? "0" : "-1");
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
            case AGENT -> "The agent is at work. Changed";
            case SYSTEM -> "Mission Control is at work. Changed";
            case PERSON -> "It is a person's move. Changed";
            case CI -> "It is CI's move. Changed";
            case NOBODY -> "It is over. Ended";
        };
    }

    private void showProgress(WorkflowView workflow) {
        var running = runs.ofWorkflow(workflow.id()).stream()
                .filter(run -> run.state() == AgentRun.State.RUNNING && run.replay() == null)
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

    private ArrayList<Button> actions(WorkflowView workflow) {
        var actions = new ArrayList<Button>();
        WorkflowState state = workflow.state();
        if (workflow.canBeAnswered()) {
            actions.add(button(
                    state == WorkflowState.DECLINED ? "Overrule" : "Answer", Glyph.COMMENT, () -> answer(workflow)));
        }
        if (state == WorkflowState.NEEDS_HUMAN && current.get().is(Role.ADMIN)) {
            List<BudgetLine> lines = budgets.of(workflow.id());
            if (lines.stream().anyMatch(line -> line.level() == BudgetLine.Level.SPENT)) {
                actions.add(
                        button("Top up", Glyph.ADD, () -> new TopUpDialog(steer, current::get).open(workflow, lines)));
            }
        }
        if (workflow.canBeRetried()) {
            actions.add(button("Retry", Glyph.RETRY, () -> steer.retry(workflow.id(), current.get())));
        }
        if (state.isLive()) {
            actions.add(
                    workflow.paused() == null
                            ? button("Pause", Glyph.PAUSE, () -> pause(workflow))
                            : button("Resume", Glyph.PLAY, () -> steer.resume(workflow.id(), current.get())));
            var cancel = button("Cancel", Glyph.CLOSE, () -> cancel(workflow));
            cancel.addThemeVariants(ButtonVariant.ERROR);
            actions.add(cancel);
        }
        return actions;
    }

    private static Button button(String text, Glyph glyph, Runnable action) {
        return new Button(text, glyph.create(), event -> action.run());
    }

    private void answer(WorkflowView workflow) {
        boolean declined = workflow.state() == WorkflowState.DECLINED;
        Confirmation.ask(
                        declined ? "Go on in spite of the decision?" : "Answer and go on?",
                        declined
                                ? "The decision was not to go on. Your reason is recorded, and the workflow goes on."
                                : "Your answer is recorded, and the workflow goes on where it was interrupted.",
                        declined ? "Overrule" : "Answer")
                .withReason(declined ? "Reason" : "Answer", true)
                .open(text -> steer.answer(workflow.id(), text, current.get()));
    }

    private void pause(WorkflowView workflow) {
        Confirmation.ask(
                        "Pause this workflow?",
                        "Nothing more is dispatched or written until somebody resumes it.",
                        "Pause")
                .withReason("Reason", true)
                .open(text -> steer.pause(workflow.id(), text, current.get()));
    }

    private void cancel(WorkflowView workflow) {
        Confirmation.ask(
                        "Cancel this workflow?",
                        "It ends for good. What was written stays, and nothing more is.",
                        "Cancel workflow")
                .dangerous()
                .withReason("Reason", true)
                .open(text -> steer.cancel(workflow.id(), text, current.get()));
    }
}
