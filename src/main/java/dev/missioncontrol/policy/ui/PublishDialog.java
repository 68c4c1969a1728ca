package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.policy.draft.PackVersions;
import dev.missioncontrol.policy.lint.PackTests;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.Notices;
import java.util.Optional;
import java.util.function.Consumer;

/** Asks before a draft is published, and shows what changes: rules, tests, and what would have come out otherwise. */
final class PublishDialog {

    private final DraftServices services;
    private final Draft draft;
    private final String yaml;

    PublishDialog(DraftServices services, Draft draft, String yaml) {
        this.services = services;
        this.draft = draft;
        this.yaml = yaml;
    }

    void open(Consumer<PackVersion> done) {
        Optional<PackVersion> before = services.replaced(draft);
        Div what = new Div();
        what.addClassName("policy-publish");
        // It scrolls by itself, so the keyboard has to reach it.
        what.getElement()
                .setAttribute("tabindex", "0")
                .setAttribute("role", "region")
                .setAttribute("aria-label", "What changes");
        before.ifPresentOrElse(
                version -> what.add(
                        new Span("It replaces " + version.label() + "."),
                        new H3("Rules"),
                        new RuleChanges(PackVersions.changes(version, yaml, draft.scope()))),
                () -> what.add(new Span("It is the first pack there.")));
        what.add(new H3("Tests"), tests());
        SimulationPanel simulation = new SimulationPanel(services, () -> Optional.of(draft));
        what.add(new H3("Simulation"), simulation);
        Confirmation.ask(
                        "Publish " + draft.pack().name() + "?",
                        "It is in force from the next decision on, also for workflows that are under way. A published"
                                + " version never changes.",
                        "Publish")
                .with(what)
                .withReason("Why", false)
                .open(comment -> {
                    PackVersion published = services.packs()
                            .publish(yaml, draft.scope(), draft.repository(), comment, services.account());
                    Notices.success("Published " + published.label() + ". It is in force.");
                    done.accept(published);
                });
        simulation.start(UI.getCurrent());
    }

    private Component tests() {
        var results = PackTests.run(draft.pack());
        long passed = results.stream().filter(PackTests.Result::passed).count();
        return new Span(
                results.isEmpty() ? "The pack has no tests." : passed + " of " + results.size() + " tests passed.");
    }
}
