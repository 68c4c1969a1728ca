package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.agent.AgentFailure;
import dev.missioncontrol.agent.codemod.RecipeCatalogue;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.workflow.StartWorkflow;
import dev.missioncontrol.workflow.WorkflowOptions;
import jakarta.annotation.security.PermitAll;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Asks what shall change, where, and by which recipes. */
@Route("new")
@Menu(title = "New workflow", order = 20, icon = "glyph:circle-plus")
@PageTitle("New workflow")
@PermitAll
@StyleSheet("workflow.css")
class NewWorkflowView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(NewWorkflowView.class);

    private final transient StartWorkflow start;
    private final transient CurrentAccount current;
    private final TextArea idea = new TextArea("What shall change?");
    private final RepositoryChoice repositories;
    private final RecipeForm recipes;
    private final TextField requiredChecks = new TextField("Required checks");
    private final Checkbox deterministic =
            new Checkbox("Deterministic: stop the run where it could not be replayed to the byte");
    private final Checkbox dryRun = new Checkbox("Dry run: stop once the patches are there to read");
    private final BudgetFields budget = new BudgetFields();
    private final ProgressBar progress = new ProgressBar();
    private final Div problem = new Div();
    private final Button begin = new Button("Start", Glyph.PLAY.create(), event -> begin());

    NewWorkflowView(
            StartWorkflow start,
            CurrentAccount current,
            Repositories repositories,
            ForgeReader forge,
            RecipeCatalogue catalogue) {
        this.start = start;
        this.current = current;
        this.repositories = new RepositoryChoice(repositories, forge);
        this.recipes = new RecipeForm(catalogue);
        addClassNames("page", "new-workflow");
        prepareFields();
        add(
                new PageHeader(
                        "New workflow", "You see the exact diff of every repository before anything is written."),
                section("1", "Idea", idea),
                section("2", "Repositories", this.repositories),
                section("3", "Recipes", new Paragraph(agentNote()), recipes),
                section("4", "Finish", requiredChecks, dryRun, deterministic, budget, problem, progress, begin));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation().getQueryParameters().getSingleParameter("repo").ifPresent(repositories::choose);
    }

    private static String agentNote() {
        return "The codemod agent runs OpenRewrite recipes on the pinned commit, without network and without a model."
                + " Each recipe becomes one patch, and one commit, per repository.";
    }

    private void prepareFields() {
        idea.setPlaceholder("Rename OrderMgr to OrderRegister, so that its name says what it is.");
        idea.setHelperText(
                "The first line becomes the title. It stands in the pull request, so that reviewers know why.");
        idea.setRequiredIndicatorVisible(true);
        idea.setMinRows(3);
        idea.setMaxLength(20_000);
        idea.setWidthFull();
        idea.setAutofocus(true);
        idea.addValueChangeListener(event -> idea.setInvalid(false));
        requiredChecks.setPlaceholder("build, lint");
        requiredChecks.setHelperText("Names of the checks that must be green on the head commit, with commas. Any one"
                + " check will do when this is empty.");
        requiredChecks.setWidthFull();
        progress.setIndeterminate(true);
        progress.setVisible(false);
        progress.getElement().setAttribute("aria-label", "Checking the request");
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        begin.addThemeVariants(ButtonVariant.PRIMARY);
    }

    private static Div section(String number, String title, com.vaadin.flow.component.Component... content) {
        var heading = new H2(title);
        heading.getElement().setAttribute("data-step", number);
        var section = new Div(heading);
        section.addClassName("form-section");
        section.add(content);
        return section;
    }

    private void begin() {
        busy(true);
        StartWorkflow.Request request;
        try {
            request = new StartWorkflow.Request(
                    idea.getValue(),
                    repositories.chosen(),
                    new WorkflowOptions(
                            recipes.options(),
                            dryRun.getValue(),
                            checkNames(),
                            budget.limits(),
                            deterministic.getValue()));
        } catch (Refusal e) {
            show(e);
            return;
        }
        Account by = current.get();
        UI ui = UI.getCurrent();
        // A pasted recipe document is checked by a process of its own, which takes about a second.
        Thread.ofVirtual().name("start-workflow").start(() -> {
            try {
                WorkflowId id = start.start(request, by);
                ui.access(() -> WorkflowNavigation.show(id));
            } catch (Refusal e) {
                ui.access(() -> show(e));
            } catch (AgentFailure e) {
                ui.access(() -> show(Refusal.of(Refusal.Kind.UNAVAILABLE, null, e.getMessage(), null)));
            } catch (RuntimeException e) {
                LOG.error("a workflow could not be started", e);
                ui.access(() -> show(Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        null,
                        "The workflow could not be started.",
                        "See the server's log.")));
            }
        });
    }

    private List<String> checkNames() {
        return Arrays.stream(requiredChecks.getValue().split(","))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private void busy(boolean busy) {
        progress.setVisible(busy);
        begin.setEnabled(!busy);
        problem.setVisible(false);
    }

    /** Shows a refusal at the field it is about. */
    private void show(Refusal refusal) {
        busy(false);
        String remedy = refusal.remedy();
        String message = remedy == null ? refusal.getMessage() : refusal.getMessage() + " " + remedy;
        String field = refusal.field() == null ? "" : refusal.field();
        if (field.equals("ideaText")) {
            idea.setErrorMessage(message);
            idea.setInvalid(true);
            idea.focus();
        } else if ((field.startsWith("repos") || field.equals("baseBranch")) && repositories.show(message)) {
            return;
        } else if (!budget.show(field, message) && !recipes.show(field, message)) {
            problem.setText(message);
            problem.setVisible(true);
        }
    }
}
