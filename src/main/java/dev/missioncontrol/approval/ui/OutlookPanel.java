package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HtmlContainer;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.approval.WhatWillHappen;
import dev.missioncontrol.approval.WhatWillHappen.InRepository;
import dev.missioncontrol.patch.Patch;
import dev.missioncontrol.patch.PatchSet;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import java.util.List;

/** "What will happen": the branches, commits and pull requests that approval allows, per repository. */
final class OutlookPanel extends Div {

    private static final long serialVersionUID = 1L;

    OutlookPanel(WhatWillHappen outlook, PatchSetId shown) {
        addClassName("outlook");
        add(new Paragraph(sentence(outlook)));
        outlook.repositories().forEach(each -> add(repository(each, shown)));
    }

    /** Returns the whole in a few words, such as "1 branch, 3 commits, 1 pull request". */
    static String inShort(WhatWillHappen outlook) {
        int repositories = outlook.repositories().size();
        int commits = outlook.repositories().stream()
                .mapToInt(each -> each.commits().size())
                .sum();
        return count(repositories, "branch", "branches")
                + ", " + count(commits, "commit", "commits")
                + ", " + count(repositories, "pull request", "pull requests");
    }

    private static String sentence(WhatWillHappen outlook) {
        List<String> waiting = outlook.repositories().stream()
                .filter(InRepository::waiting)
                .map(each -> each.patchSet().repositoryName())
                .toList();
        if (waiting.isEmpty()) {
            return "Everything is approved; this is what is written.";
        }
        if (outlook.repositories().size() == 1) {
            return "Once this is approved, the following is written, and nothing else.";
        }
        return "Nothing is written anywhere until every repository is approved. Still waiting: "
                + String.join(", ", waiting) + ".";
    }

    private static Component repository(InRepository planned, PatchSetId shown) {
        PatchSet patchSet = planned.patchSet();
        HtmlContainer name = patchSet.id().equals(shown)
                ? new Span(patchSet.repositoryName())
                : new Anchor(ReviewNavigation.review(patchSet.id()), patchSet.repositoryName());
        name.addClassNames("outlook-name");
        Div head = new Div(Glyph.REPOSITORY.create(), name, StateBadge.of(patchSet.state()));
        head.addClassName("outlook-head");
        OrderedList commits = new OrderedList();
        planned.commits().forEach(patch -> commits.add(commit(patch)));
        Section section = new Section(
                head,
                line(Glyph.BRANCH, new Span("Creates the branch"), new CopyableCode(planned.branch())),
                line(
                        Glyph.COMMIT,
                        new Span("with " + count(planned.commits().size(), "commit", "commits") + " on top of"),
                        new CopyableCode(
                                planned.base().abbreviated(), planned.base().hex())),
                commits,
                line(Glyph.PULL_REQUEST, new Span("Opens the pull request"), strong(planned.pullRequestTitle())));
        section.addClassName("outlook-repository");
        return section;
    }

    private static ListItem commit(Patch patch) {
        Code id = new Code(patch.commit().abbreviated());
        id.setTitle(patch.commit().hex());
        Span subject = new Span(patch.title());
        subject.addClassName("outlook-subject");
        Span task = new Span(patch.taskKey());
        task.addClassName("secondary");
        return new ListItem(id, subject, task);
    }

    private static Div line(Glyph glyph, Component... parts) {
        Div line = new Div(glyph.create());
        line.add(parts);
        line.addClassName("outlook-line");
        return line;
    }

    private static Span strong(String text) {
        Span span = new Span(text);
        span.addClassName("outlook-title");
        return span;
    }

    private static String count(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
