package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.approval.Rechecks;
import dev.missioncontrol.approval.ReviewQueue;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;

/** What waits for the reader's review, and below it everything else that was proposed. */
@Route(ReviewNavigation.QUEUE)
@PageTitle("Patches")
@Menu(title = "Patches", order = 30, icon = "glyph:file-diff")
@StyleSheet("review.css")
@PermitAll
class PatchesView extends Div {

    private static final long serialVersionUID = 1L;

    private final TextField search = new TextField();
    private final ReviewList mine;
    private final ReviewList others;
    private final EmptyState nothing = new EmptyState(
            Glyph.INBOX, "No patches yet", "When a workflow proposes changes, they wait here for a review.");

    PatchesView(ReviewQueue queue, Rechecks rechecks, CurrentAccount currentAccount, Topics topics) {
        Account account = currentAccount.get();
        mine = new ReviewList(
                "Your turn",
                "Nothing waits for you.",
                (cursor, limit) -> queue.list(account, true, search.getValue(), cursor, limit));
        others = new ReviewList(
                "Everything else",
                "Nothing else was proposed.",
                (cursor, limit) -> queue.list(account, false, search.getValue(), cursor, limit));
        addClassName("page");
        search.setPlaceholder("Search title or repository");
        search.setAriaLabel("Search title or repository");
        search.setPrefixComponent(Glyph.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("review-search");
        search.addValueChangeListener(event -> refresh());
        PageHeader header =
                new PageHeader("Patches", "Changes that wait for a decision, and what became of the others.");
        header.setActions(search);
        RecheckNote note = new RecheckNote(rechecks);
        add(header, note, mine, others, nothing);
        Signal<Long> standing = topics.revision(Rechecks.TOPIC);
        Signal.effect(this, () -> {
            standing.get();
            note.refresh();
        });
        Signal<Long> changes = topics.revision("patch-sets");
        Signal.effect(this, () -> {
            changes.get();
            refresh();
        });
    }

    private void refresh() {
        mine.refresh();
        others.refresh();
        boolean none = search.isEmpty() && mine.isEmpty() && others.isEmpty();
        nothing.setVisible(none);
        mine.setVisible(!none);
        others.setVisible(!none);
    }
}
