package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.draft.KeptDraft;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.pack.StarterPack;
import dev.missioncontrol.policy.pack.StarterPacks;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Which packs are in force, and what to begin a new one from. */
@Route(PolicyNavigation.POLICY)
@Menu(title = "Policy", order = 45, icon = "glyph:shield-check")
@PageTitle("Policy")
@PermitAll
@StyleSheet("policy.css")
class PolicyView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int SHORT_DIGEST = 12;

    private final transient DraftServices services;
    private final transient RepositoryFiles files;
    private final Div inForce = new Div();
    private final Div drafts = new Div();
    private final Section yours = section("Your drafts", drafts);

    PolicyView(DraftServices services, RepositoryFiles files, Topics topics) {
        this.services = services;
        this.files = files;
        addClassName("page");
        inForce.addClassName("policy-cards");
        add(
                new PageHeader("Policy", "What agents may do, who has to approve, and how much may be used."),
                section("In force", inForce),
                yours,
                section("Begin from", starters()));
        Signal<Long> revision = topics.revision("policy");
        Signal.effect(this, () -> {
            revision.get();
            refresh();
        });
    }

    private void refresh() {
        showDrafts();
        inForce.removeAll();
        List<PackVersion> versions = services.packs().inForce();
        versions.forEach(version -> inForce.add(card(version)));
        files.all().forEach(file -> inForce.add(card(file)));
        if (versions.isEmpty()) {
            inForce.add(new EmptyState(
                    Glyph.POLICY,
                    "No policy pack is in force",
                    "Nothing may run until there is one. Choose a pack below, look it over, and publish it."));
        }
    }

    private void showDrafts() {
        drafts.removeAll();
        List<KeptDraft> kept = services.drafts().of(services.account());
        yours.setVisible(!kept.isEmpty());
        for (KeptDraft draft : kept) {
            Div row = new Div(
                    new Anchor(draft.address(), draft.title()),
                    new Span(new Span("Changed "), new RelativeTime(draft.changedAt())));
            row.addClassName("policy-history-row");
            drafts.add(row);
        }
    }

    private Component card(PackVersion version) {
        RepositoryId repository = version.repository();
        String repo = repository == null ? null : services.nameOf(repository);
        PolicyPack pack = PackParser.parse(version.yaml(), version.scope()).pack();
        Div card = card(
                new Anchor(PolicyNavigation.version(version, repo), version.name()),
                "v" + version.version(),
                repo,
                pack);
        Span published = new Span(new Span("Published by " + version.publishedBy() + " "));
        published.add(new RelativeTime(version.publishedAt()));
        Div facts = new Div(
                published, new CopyableCode(digest(version), version.hash().hex()));
        facts.addClassNames("policy-card-facts", "secondary");
        card.add(facts, links(new Anchor(PolicyNavigation.edit(version, repo), "Edit"), repo));
        return card;
    }

    private static Component card(RepositoryFiles.File file) {
        Div card = card(
                new Anchor(
                        PolicyNavigation.file(file.pack().name(), file.pack().hash(), file.repo()),
                        file.pack().name()),
                "",
                file.repo(),
                file.pack());
        Div facts = new Div(new Span("From the repository's file "), new CopyableCode(file.source(), file.source()));
        facts.addClassNames("policy-card-facts", "secondary");
        card.add(facts, links(null, file.repo()));
        return card;
    }

    private static Div card(Component name, String version, @Nullable String repo, @Nullable PolicyPack pack) {
        Div title = new Div(new H3(name), new Span(version));
        title.addClassName("policy-card-title");
        title.add(
                pack == null ? new StatusBadge("Cannot be read", Tone.ERROR) : ModeBadge.of(pack.mode()),
                new StatusBadge(repo == null ? "All repositories" : repo, Tone.INFO));
        Div card = new Div(title);
        card.addClassName("policy-card");
        if (pack != null && !pack.description().isBlank()) {
            card.add(new Paragraph(pack.description()));
        }
        return card;
    }

    private static Div links(@Nullable Anchor first, @Nullable String repo) {
        Div links = new Div();
        links.addClassName("policy-card-links");
        if (first != null) {
            links.add(first);
        }
        links.add(new Anchor(PolicyNavigation.effective(repo), "Rules in force"));
        return links;
    }

    private static Div starters() {
        Div cards = new Div();
        cards.addClassName("policy-cards");
        for (StarterPack starter : StarterPacks.all()) {
            Div card = new Div(
                    new H3(starter.name()),
                    new Paragraph(starter.description()),
                    new Anchor(PolicyNavigation.starter(starter.name()), "Open in the editor"));
            card.addClassName("policy-card");
            cards.add(card);
        }
        return cards;
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H2(title), content);
        section.addClassName("policy-section");
        return section;
    }

    private static String digest(PackVersion version) {
        return version.hash().hex().substring(0, SHORT_DIGEST);
    }
}
