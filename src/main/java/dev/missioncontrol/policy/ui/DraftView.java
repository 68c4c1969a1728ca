package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.TabSheet;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.draft.PackComparison;
import dev.missioncontrol.policy.draft.PackVersions;
import dev.missioncontrol.policy.lint.PackTests;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PackSchema;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A draft in the editor, with its problems, tests, changes and simulation beside it. */
@Route(PolicyNavigation.DRAFT)
@PermitAll
@StyleSheet("policy.css")
class DraftView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient DraftServices services;
    private final PageHeader header = new PageHeader("Draft");
    private final PolicyEditor editor = new PolicyEditor();
    private final ComboBox<ForgeRepository> binds = new ComboBox<>();
    private final DraftKeeper keeper;
    private final StatusBadge state = new StatusBadge("Checking", Tone.NEUTRAL);
    private final Tab problemsTab = new Tab("Problems");
    private final Tab testsTab = new Tab("Tests");
    private final Tab changesTab = new Tab("Changes");
    private final TabSheet tabs = new TabSheet();
    private final ProblemList problemList = new ProblemList(problem -> reveal(problem.line(), problem.column()));
    private final TestList testList = new TestList(result -> reveal(result.line(), result.column()));
    private final Div changes = new Div();
    private final Button publish = new Button("Publish…", Glyph.UPLOAD.create(), event -> publish());
    private transient PackDocument checked = new PackDocument(null, List.of());
    private String title = "Draft";
    private int version;

    DraftView(DraftServices services, Topics topics) {
        this.services = services;
        keeper = new DraftKeeper(services, editor);
        addClassNames("page-fill", "policy-draft");
        publish.addThemeVariants(ButtonVariant.PRIMARY);
        boolean admin = services.account().is(Role.ADMIN);
        publish.setEnabled(admin);
        publish.setTooltipText(admin ? "Look at what changes, and put it in force" : "Only administrators publish");
        header.setActions(binds, publish);
        header.setBesideTitle(state);
        binds.setAriaLabel("Whom the pack binds");
        binds.setPlaceholder("All repositories");
        binds.setWidth("min(16rem, 100%)");
        binds.setClearButtonVisible(true);
        binds.setItemLabelGenerator(ForgeRepository::name);
        binds.setItems(services.repositories());
        binds.addValueChangeListener(event -> {
            keeper.bind(repository());
            check(editor.text(), version);
        });
        editor.setLabel("Policy pack, YAML");
        editor.setSchema(PackSchema.json());
        editor.addTextListener(this::check);
        editor.addTextListener(keeper::changed);
        tabs();
        Div body = new Div(editor, tabs);
        body.addClassName("policy-draft-body");
        add(header, keeper, body);
        Signal<Long> revision = topics.revision("policy");
        Signal.effect(this, () -> {
            revision.get();
            keeper.compare();
        });
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        DraftSource source = DraftSource.of(event.getLocation().getQueryParameters(), services);
        title = source.title();
        header.setTitle(source.title());
        header.setSubtitle(
                new Span("Kept for your account until you publish it."),
                new Anchor(PolicyNavigation.POLICY, "All packs"));
        RepositoryId bound = keeper.open(source);
        binds.setValue(services.repositories().stream()
                .filter(each -> each.id().equals(bound))
                .findFirst()
                .orElse(null));
        check(keeper.text(), 0);
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private void tabs() {
        tabs.addClassName("policy-draft-tabs");
        tabs.add(problemsTab, problemList);
        tabs.add(testsTab, testList);
        tabs.add(changesTab, changes);
        tabs.add(new Tab("Simulation"), new SimulationPanel(services, this::draft));
        tabs.add(new Tab("Try a diff"), new TrialPanel(services, this::draft, this::repository));
        tabs.addSelectedChangeListener(event -> showChanges());
    }

    private void check(String text, int number) {
        version = number;
        RepositoryId repository = repository();
        checked = services.checks().check(text, scope(), repository);
        List<PackProblem> problems = checked.problems();
        editor.showProblems(number, problems);
        problemList.show(problems);
        problemsTab.setLabel(problems.isEmpty() ? "Problems" : "Problems (" + problems.size() + ")");
        long errors = errors();
        state.update(
                errors == 0 ? "No errors" : errors == 1 ? "1 error" : errors + " errors",
                errors == 0 ? Tone.SUCCESS : Tone.ERROR);
        PolicyPack pack = checked.pack();
        if (pack == null) {
            testList.showNothing();
            testsTab.setLabel("Tests");
        } else {
            List<PackTests.Result> results = PackTests.run(pack);
            testList.show(results);
            long passed = results.stream().filter(PackTests.Result::passed).count();
            testsTab.setLabel(results.isEmpty() ? "Tests" : "Tests (" + passed + "/" + results.size() + ")");
        }
        showChanges();
    }

    private void showChanges() {
        if (!changesTab.equals(tabs.getSelectedTab())) {
            return;
        }
        changes.removeAll();
        draft().flatMap(services::replaced)
                .ifPresentOrElse(
                        before -> changes.add(
                                new Span("Compared with " + before.label() + ", which is in force."),
                                new RuleChanges(PackVersions.changes(before, editor.text(), before.scope())),
                                new LineDiff(
                                        PackComparison.lines(before.yaml(), editor.text(), before.label(), "draft"))),
                        () -> changes.add(new Span(
                                checked.pack() == null
                                        ? "The changes are shown once the pack has no errors."
                                        : "No pack is in force there yet: all of it is new.")));
    }

    private void reveal(int line, int column) {
        editor.reveal(line, column);
    }

    private Optional<Draft> draft() {
        PolicyPack pack = checked.pack();
        return pack == null ? Optional.empty() : Optional.of(new Draft(pack, scope(), repository()));
    }

    private @Nullable RepositoryId repository() {
        ForgeRepository chosen = binds.getValue();
        return chosen == null ? null : chosen.id();
    }

    private Scope scope() {
        return binds.getValue() == null ? Scope.ORG : Scope.REPO;
    }

    private long errors() {
        return checked.problems().stream()
                .filter(problem -> problem.severity() == PackProblem.Severity.ERROR)
                .count();
    }

    private void publish() {
        Optional<Draft> draft = draft();
        if (draft.isEmpty() || errors() > 0) {
            tabs.setSelectedTab(problemsTab);
            Notices.error("The pack has errors.", "Mend what is listed under Problems, then publish it.");
            return;
        }
        new PublishDialog(services, draft.get(), editor.text()).open(published -> {
            keeper.published();
            ForgeRepository bound = binds.getValue();
            String repo = bound == null ? null : bound.name();
            getUI().ifPresent(ui -> PolicyNavigation.go(ui, PolicyNavigation.version(published, repo)));
        });
    }
}
