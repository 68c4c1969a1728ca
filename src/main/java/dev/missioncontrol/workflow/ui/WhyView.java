package dev.missioncontrol.workflow.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.missioncontrol.approval.ui.ReviewNavigation;
import dev.missioncontrol.patch.FileDiff.Side;
import dev.missioncontrol.patch.ui.WhyNavigation;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.workflow.audit.Audit;
import dev.missioncontrol.workflow.audit.Why;
import dev.missioncontrol.workflow.audit.Why.Change;
import dev.missioncontrol.workflow.audit.WhyQuestion;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Why a line is there, on one page from top to bottom; {@code ?path=P&line=N&side=old} point at it. Its address is what an
 * auditor can keep.
 */
@Route(WhyNavigation.WHY + "/:patchSet/:revision/:patch?")
@StyleSheet("why.css")
@PermitAll
class WhyView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final String NUMBER = "[1-9][0-9]{0,6}";

    private final transient Audit audit;
    private final transient WhyStations stations;
    private String title = "Why?";

    WhyView(Audit audit, WhyStations stations) {
        this.audit = audit;
        this.stations = stations;
        addClassNames("page", "why");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        Why why = audit.why(
                question(event.getRouteParameters(), event.getLocation().getQueryParameters()));
        Change change = why.change();
        title = "Why? " + (change.path() == null ? change.workflowTitle() : place(change.path(), change.line()));
        removeAll();
        Paragraph sentence = new Paragraph(why.sentence());
        sentence.addClassName("why-sentence");
        OrderedList path = new OrderedList();
        path.addClassName("why-path");
        stations.of(why).forEach(path::add);
        add(header(change), sentence, path);
        // The page that led here may have been scrolled far down.
        scrollIntoView();
    }

    private static PageHeader header(Change change) {
        PageHeader header = new PageHeader(change.line() == null ? "Why was this changed?" : "Why is this line so?");
        Span where = change.path() == null
                ? new Span(change.workflowTitle())
                : new Span(Glyph.FILE_CODE.create(), new Code(place(change.path(), change.line())));
        where.addClassName("why-subject");
        Digest digest = new Digest(change.digest());
        CopyableCode copyable = CopyableCode.of(digest);
        copyable.getElement().setAttribute("title", "The digest of revision " + change.revision());
        header.setSubtitle(
                where,
                new Span(change.repository()),
                new Anchor(
                        ReviewNavigation.review(PatchSetId.parse(change.patchSetId())) + "?revision="
                                + change.revision(),
                        "Revision " + change.revision()),
                copyable,
                new Anchor("workflows/" + change.runId(), "Workflow"));
        return header;
    }

    private static String place(String path, @Nullable Integer line) {
        return line == null ? path : path + ":" + line;
    }

    private static WhyQuestion question(RouteParameters route, QueryParameters query) {
        return new WhyQuestion(
                PatchSetId.parse(route.get("patchSet").orElse("")),
                number(route.get("revision")),
                number(route.get("patch")),
                query.getSingleParameter("path").orElse(null),
                number(query.getSingleParameter("line")),
                query.getSingleParameter("side").orElse("").equals("old") ? Side.OLD : Side.NEW);
    }

    /** What is no number counts as left out. */
    private static @Nullable Integer number(Optional<String> text) {
        return text.filter(value -> value.matches(NUMBER)).map(Integer::valueOf).orElse(null);
    }

    @Override
    public String getPageTitle() {
        return title;
    }
}
