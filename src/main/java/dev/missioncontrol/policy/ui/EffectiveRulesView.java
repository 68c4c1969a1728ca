package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.policy.PoliciesInForce;
import dev.missioncontrol.policy.pack.BrokenPack;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.EffectiveRule;
import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import jakarta.annotation.security.PermitAll;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Every rule in force for a repository, with the pack it comes from; {@code ?repo=NAME} names the repository. */
@Route(PolicyNavigation.EFFECTIVE)
@PageTitle("Rules in force")
@PermitAll
@StyleSheet("policy.css")
class EffectiveRulesView extends Div implements BeforeEnterObserver {

    private static final long serialVersionUID = 1L;

    private final transient PoliciesInForce policies;
    private final transient DraftServices services;

    EffectiveRulesView(PoliciesInForce policies, DraftServices services) {
        this.policies = policies;
        this.services = services;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String name = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PolicyNavigation.REPO)
                .orElse(null);
        ForgeRepository repository = name == null ? null : services.repository(name);
        removeAll();
        PageHeader header = new PageHeader("Rules in force");
        header.setSubtitle(
                new Span(repository == null ? "For every repository" : "For " + repository.name()),
                new Anchor(PolicyNavigation.POLICY, "All packs"));
        header.setActions(choice(repository));
        add(header);
        show(policies.of(repository == null ? null : repository.id()), name);
    }

    private ComboBox<ForgeRepository> choice(@Nullable ForgeRepository repository) {
        ComboBox<ForgeRepository> choice = new ComboBox<>();
        choice.setAriaLabel("Repository");
        choice.setPlaceholder("Every repository");
        choice.setWidth("min(20rem, 100%)");
        choice.setClearButtonVisible(true);
        choice.setItemLabelGenerator(ForgeRepository::name);
        choice.setItems(services.repositories());
        choice.setValue(repository);
        choice.addValueChangeListener(event -> {
            ForgeRepository chosen = event.getValue();
            event.getSource()
                    .getUI()
                    .ifPresent(ui ->
                            PolicyNavigation.go(ui, PolicyNavigation.effective(chosen == null ? null : chosen.name())));
        });
        return choice;
    }

    private void show(EffectivePolicy policy, @Nullable String repo) {
        Map<String, Section> sections = new LinkedHashMap<>();
        List<EffectiveRule> rules = policy.rules();
        for (BrokenPack broken : policy.broken()) {
            PackProblem first = broken.problems().getFirst();
            add(new EmptyState(
                    Glyph.WARNING,
                    "A pack cannot be read, so everything is denied here",
                    broken.source() + ", line " + first.line() + ", column " + first.column() + ": " + first.message()
                            + " " + first.remedy()));
        }
        if (rules.isEmpty() && policy.broken().isEmpty()) {
            add(new EmptyState(
                    Glyph.POLICY, "There are no rules", "What is not allowed by a rule is denied: writes and tools."));
        }
        for (EffectiveRule rule : rules) {
            sections.computeIfAbsent(rule.ref().section(), this::section).add(row(rule, repo));
        }
    }

    private Section section(String name) {
        Section section = new Section(new H2(name.replace('_', ' ')));
        section.addClassNames("policy-section", "policy-rules");
        add(section);
        return section;
    }

    private static Component row(EffectiveRule rule, @Nullable String repo) {
        Span sentence = new Span(rule.sentence());
        sentence.addClassName("policy-problem-message");
        Div head = new Div(new Code(rule.ref().id()));
        head.addClassName("policy-change-head");
        switch (rule.state()) {
            case IN_FORCE -> {}
            case LOOSENED -> head.add(new StatusBadge("Loosened", Tone.WARNING));
            case STRICTER_ELSEWHERE -> head.add(new StatusBadge("Another pack is stricter", Tone.NEUTRAL));
        }
        head.add(ModeBadge.of(rule.mode()));
        if (rule.overridable()) {
            head.add(new StatusBadge("Repositories may loosen it", Tone.NEUTRAL));
        }
        Div facts = new Div(origin(rule, repo));
        facts.addClassNames("policy-card-facts", "secondary");
        if (!rule.ref().mayOverride().isEmpty()) {
            facts.add(new Span(
                    "May be overridden by: " + String.join(", ", rule.ref().mayOverride())));
        }
        if (rule.until() != null) {
            facts.add(new Span("Until " + rule.until()));
        }
        Div row = new Div(head, sentence);
        if (!rule.note().isBlank()) {
            Span note = new Span(rule.note());
            note.addClassName("secondary");
            row.add(note);
        }
        row.add(facts);
        row.addClassName("policy-change");
        return row;
    }

    private static Component origin(EffectiveRule rule, @Nullable String repo) {
        String pack = rule.ref().pack() + (rule.ref().scope() == Scope.ORG ? ", for all" : ", for this repository");
        if (rule.source().startsWith(".") && repo != null) {
            return new Anchor(
                    PolicyNavigation.file(rule.ref().pack(), rule.ref().packHash(), repo) + "&" + PolicyNavigation.LINE
                            + "=" + rule.ref().line(),
                    pack + ": " + rule.source() + ", line " + rule.ref().line());
        }
        return new Anchor(
                PolicyNavigation.POLICY + "/" + rule.ref().pack() + "/"
                        + rule.ref().packHash().hex() + "?" + PolicyNavigation.LINE + "="
                        + rule.ref().line(),
                pack + ", line " + rule.ref().line());
    }
}
