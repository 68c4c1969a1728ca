package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import dev.missioncontrol.approval.RecheckStanding;
import dev.missioncontrol.approval.Rechecks;
import dev.missioncontrol.shell.component.Glyph;
import java.util.List;

/** Says that policy is being asked anew about what waits, because another pack is in force, and how far it has come. */
final class RecheckNote extends Div {

    private static final long serialVersionUID = 1L;

    private final transient Rechecks rechecks;
    private final Span text = new Span();
    private final ProgressBar bar = new ProgressBar();

    RecheckNote(Rechecks rechecks) {
        this.rechecks = rechecks;
        addClassNames("review-banner", "recheck-note");
        getElement().setAttribute("role", "status");
        bar.getElement().setAttribute("aria-label", "Reviews that policy was asked about anew");
        add(Glyph.POLICY.create(), text, bar);
        setVisible(false);
    }

    void refresh() {
        List<RecheckStanding> standing = rechecks.standing();
        int total = standing.stream().mapToInt(RecheckStanding::total).sum();
        int decided = standing.stream().mapToInt(RecheckStanding::decided).sum();
        setVisible(!standing.isEmpty());
        text.setText("Another policy is in force. What waits for approval is decided anew: " + decided + " of " + total
                + ". Until then the lists below may be out of date; what is approved is judged by the new policy.");
        bar.setMax(Math.max(1, total));
        bar.setValue(decided);
    }
}
