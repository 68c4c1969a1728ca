package dev.missioncontrol.shell.component;

import static com.github.mvysny.kaributesting.v10.LocatorJ._click;
import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.LocatorJ._setValue;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.expectNotifications;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.getNotifications;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.textfield.TextArea;
import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComponentViewTests {

    @BeforeEach
    void openPage() {
        MockVaadin.setup();
    }

    @AfterEach
    void closePage() {
        MockVaadin.tearDown();
    }

    @Test
    void statusBadgeCarriesItsToneAsTheme() {
        StatusBadge badge = new StatusBadge("Queued", Tone.NEUTRAL);
        badge.update("Failed", Tone.ERROR);
        assertThat(badge.getText()).isEqualTo("Failed");
        assertThat(badge.getElement().getAttribute("theme")).isEqualTo("error");
    }

    @Test
    void relativeTimeCarriesTheExactMoment() {
        RelativeTime time = new RelativeTime(Instant.parse("2026-05-04T03:02:01Z"));
        assertThat(time.getElement().getAttribute("datetime")).isEqualTo("2026-05-04T03:02:01Z");
    }

    @Test
    void copyableCodeShowsAShortDigestAndCopiesAllOfIt() {
        Digest digest = Digest.of("content");
        CopyableCode code = CopyableCode.of(digest);
        assertThat(code.value()).isEqualTo(digest.hex());
        assertThat(code.getElement().getProperty("label")).isEqualTo(digest.abbreviated());
    }

    @Test
    void copyableCodeShowsAShortCommitAndCopiesAllOfIt() {
        CommitId commit = new CommitId("0123456789abcdef0123456789abcdef01234567");
        assertThat(CopyableCode.of(commit).value()).isEqualTo(commit.hex());
    }

    @Test
    void pageHeaderHidesThePartsThatAreEmpty() {
        PageHeader header = new PageHeader("Runs");
        UI.getCurrent().add(header);
        assertThat(_get(header, H1.class).getText()).isEqualTo("Runs");
        assertThat(_find(header, Button.class)).isEmpty();
        header.setActions(new Button("Start"));
        assertThat(_find(header, Button.class)).hasSize(1);
        header.setActions();
        assertThat(_find(header, Button.class)).isEmpty();
    }

    @Test
    void emptyStateOffersItsAction() {
        EmptyState state = new EmptyState(Glyph.INBOX, "Nothing here", "Come back later.", new Button("New workflow"));
        UI.getCurrent().add(state);
        assertThat(_get(state, H2.class).getText()).isEqualTo("Nothing here");
        assertThat(_find(state, Button.class)).hasSize(1);
    }

    @Test
    void noticeOfARefusalTellsTheRemedyAndStays() {
        Notices.refusal(Refusal.conflict("The digest has moved.", "Review revision 2."));
        Notification notification = getNotifications().getFirst();
        assertThat(notification.getDuration()).isZero();
        assertThat(_find(notification, Span.class))
                .extracting(Span::getText)
                .containsExactly("The digest has moved.", "Review revision 2.");
        _click(_get(notification, Button.class));
        expectNotifications();
    }

    @Test
    void confirmationWaitsForTheRequiredReason() {
        List<String> reasons = new ArrayList<>();
        Confirmation.ask("Cancel?", "Nothing more is written.", "Cancel workflow")
                .dangerous()
                .withReason("Reason", true)
                .open(reasons::add);
        Button confirm = _get(Button.class, spec -> spec.withText("Cancel workflow"));
        assertThat(confirm.isEnabled()).isFalse();
        _setValue(_get(TextArea.class), "  not needed any more ");
        assertThat(confirm.isEnabled()).isTrue();
        _click(confirm);
        assertThat(reasons).containsExactly("not needed any more");
        assertThat(_find(Dialog.class)).isEmpty();
    }

    @Test
    void confirmationStaysOpenWhileTheActionIsRefused() {
        Confirmation.ask("Approve?", "", "Approve").open(reason -> {
            throw Refusal.conflict("The base has moved.", "Review the new revision.");
        });
        _click(_get(Button.class, spec -> spec.withText("Approve")));
        assertThat(_find(Dialog.class)).hasSize(1);
        assertThat(_find(Span.class))
                .extracting(Span::getText)
                .contains("The base has moved.", "Review the new revision.");
    }
}
