package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.forge.Commit;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;

/** One repository in the list. */
final class RepositoryCard extends Div {

    private static final long serialVersionUID = 1L;

    RepositoryCard(ForgeRepository repository, RepositorySummary summary, Runnable disconnect) {
        addClassName("repository-card");
        Div title = new Div(Glyph.REPOSITORY.create(), new H2(repository.name()));
        title.addClassName("repository-title");
        if (repository.sample()) {
            title.add(new StatusBadge("Sample", Tone.INFO));
        }
        Button remove = new Button(Glyph.DELETE.create(), event -> disconnect.run());
        remove.addThemeVariants(ButtonVariant.TERTIARY);
        remove.setAriaLabel("Disconnect " + repository.name());
        remove.setTooltipText("Disconnect");
        remove.addClassName("repository-disconnect");
        Code location = new Code(repository.location());
        location.addClassName("repository-location");
        add(title, remove, location, facts(repository, summary));
    }

    private static Div facts(ForgeRepository repository, RepositorySummary summary) {
        Div facts = new Div();
        facts.addClassName("repository-facts");
        Refusal problem = summary.problem();
        Commit head = summary.head();
        if (problem != null) {
            facts.add(new StatusBadge("Cannot be read", Tone.ERROR), new Span(problem.getMessage()));
        } else if (head != null) {
            Span branch = new Span(Glyph.BRANCH.create(), new Span(repository.baseBranch()));
            branch.addClassName("repository-branch");
            Span subject = new Span(head.subject());
            subject.addClassName("truncate");
            facts.add(
                    branch,
                    CopyableCode.of(head.id()),
                    subject,
                    new RelativeTime(head.authoredAt()),
                    new Span(summary.branches() == 1 ? "1 branch" : summary.branches() + " branches"));
        }
        return facts;
    }
}
