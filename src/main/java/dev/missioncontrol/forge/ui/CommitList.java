package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.forge.Commit;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.RelativeTime;
import java.util.List;

/** Commits, oldest first. */
final class CommitList extends OrderedList {

    private static final long serialVersionUID = 1L;

    CommitList(List<Commit> commits) {
        addClassName("commit-list");
        commits.forEach(commit -> add(row(commit)));
    }

    private static ListItem row(Commit commit) {
        Span subject = new Span(commit.subject());
        subject.addClassName("commit-subject");
        Span author = new Span(commit.author());
        author.addClassName("secondary");
        return new ListItem(
                Glyph.COMMIT.create(),
                subject,
                author,
                new RelativeTime(commit.authoredAt()),
                CopyableCode.of(commit.id()));
    }
}
