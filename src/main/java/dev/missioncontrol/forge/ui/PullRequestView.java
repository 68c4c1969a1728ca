package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.markdown.Markdown;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.forge.Commits;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.PullRequest;
import dev.missioncontrol.forge.PullRequestChecks;
import dev.missioncontrol.forge.PullRequests;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;

/** One pull request: what it says, its commits, its checks, and the sections that other features add. */
@Route("repositories/:name/pulls/:number")
@PermitAll
@StyleSheet("forge.css")
class PullRequestView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;

    private final transient Repositories repositories;
    private final transient PullRequests pullRequests;
    private final transient Commits commits;
    private final transient ObjectProvider<PullRequestChecks> checks;
    private final transient ObjectProvider<PullRequestSection> sections;
    private final transient Topics topics;
    private String title = "Pull request";

    PullRequestView(
            Repositories repositories,
            PullRequests pullRequests,
            Commits commits,
            ObjectProvider<PullRequestChecks> checks,
            ObjectProvider<PullRequestSection> sections,
            Topics topics) {
        this.repositories = repositories;
        this.pullRequests = pullRequests;
        this.commits = commits;
        this.checks = checks;
        this.sections = sections;
        this.topics = topics;
        addClassNames("page", "pull-request");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        ForgeRepository repository =
                repositories.byName(event.getRouteParameters().get("name").orElse(""));
        int number = number(event.getRouteParameters().get("number").orElse(""));
        PullRequest pull = pullRequests.get(repository.id(), number);
        title = pull.title() + " · " + repository.name() + " #" + pull.number();
        Div state = new Div();
        Div checkList = new Div();
        removeAll();
        add(header(repository, pull, state), body(pull), commitSection(pull), section("Checks", checkList));
        sections.orderedStream().forEach(each -> add(section(each.title(), each.of(pull))));
        Signal<Long> revision = topics.revision("workflow:" + pull.workflow());
        Signal.effect(this, () -> {
            revision.get();
            PullRequest now = pullRequests.get(repository.id(), number);
            state.removeAll();
            state.add(badge(now.state()));
            showChecks(now, checkList);
        });
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw Refusal.notFound("There is no pull request '" + text + "'.");
        }
    }

    private static PageHeader header(ForgeRepository repository, PullRequest pull, Div state) {
        PageHeader header = new PageHeader(pull.title());
        Span number = new Span("#" + pull.number());
        number.addClassName("secondary");
        header.setBesideTitle(number, state);
        header.setSubtitle(
                new Anchor("repositories", repository.name()),
                new Code(pull.base()),
                Glyph.ARROW_LEFT.create(),
                new Code(pull.branch()),
                new Span("opened"),
                new RelativeTime(pull.openedAt()),
                new Anchor("workflows/" + pull.workflow(), "Workflow"));
        return header;
    }

    private static StatusBadge badge(PullRequest.State state) {
        return switch (state) {
            case OPEN -> new StatusBadge("Open", Tone.INFO);
            case MERGED -> new StatusBadge("Merged", Tone.SUCCESS);
            case CLOSED -> new StatusBadge("Closed", Tone.NEUTRAL);
        };
    }

    private static Component body(PullRequest pull) {
        Markdown body = new Markdown(pull.body());
        body.addClassName("pull-request-body");
        return body;
    }

    private Component commitSection(PullRequest pull) {
        try {
            return section(
                    "Commits", new CommitList(commits.between(pull.repository(), pull.baseCommit(), pull.head())));
        } catch (Refusal refusal) {
            return section("Commits", new Span(refusal.getMessage()));
        }
    }

    private void showChecks(PullRequest pull, Div list) {
        list.removeAll();
        List<PullRequestChecks.Check> found =
                checks.orderedStream().flatMap(each -> each.of(pull).stream()).toList();
        if (found.isEmpty()) {
            Span nothing = new Span("No check was reported for " + pull.head().abbreviated() + " yet.");
            nothing.addClassName("secondary");
            list.add(nothing);
        }
        found.forEach(check -> list.add(new CheckRow(check)));
    }

    private static Section section(String title, Component content) {
        Section section = new Section(new H2(title), content);
        section.addClassName("pull-request-section");
        return section;
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
