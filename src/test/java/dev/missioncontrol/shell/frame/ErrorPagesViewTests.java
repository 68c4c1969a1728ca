package dev.missioncontrol.shell.frame;

import static com.github.mvysny.kaributesting.v10.LocatorJ._find;
import static com.github.mvysny.kaributesting.v10.LocatorJ._get;
import static com.github.mvysny.kaributesting.v10.NotificationsKt.getNotifications;
import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.github.mvysny.kaributesting.v10.MockVaadin;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.server.ErrorEvent;
import dev.missioncontrol.shared.Refusal;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;

class ErrorPagesViewTests {

    @BeforeEach
    void openPage() {
        MockVaadin.setup();
    }

    @AfterEach
    void closePage() {
        MockVaadin.tearDown();
    }

    @Test
    void unknownAddressIsNamedAndLeadsBack() {
        NotFoundView view = new NotFoundView();
        int status = view.setErrorParameter(
                entering("no/such"), new ErrorParameter<>(NotFoundException.class, new NotFoundException()));
        UI.getCurrent().add(view);
        assertThat(status).isEqualTo(404);
        assertThat(_get(view, Paragraph.class).getText()).contains("/no/such");
        assertThat(_get(view, Anchor.class).getHref()).isEmpty();
    }

    @Test
    void refusedAddressTellsTheReasonWithItsStatus() {
        RefusalView view = new RefusalView();
        int status = view.setErrorParameter(
                entering("workflows/1"),
                new ErrorParameter<>(Refusal.class, Refusal.notFound("There is no workflow 1.")));
        UI.getCurrent().add(view);
        assertThat(status).isEqualTo(404);
        assertThat(_get(view, H2.class).getText()).isEqualTo("There is no workflow 1.");
    }

    @Test
    void internalErrorShowsAReferenceAndNoDetail() {
        InternalErrorView view = new InternalErrorView();
        int status = view.setErrorParameter(
                entering("runs"), new ErrorParameter<>(Exception.class, new IllegalStateException("secret detail")));
        UI.getCurrent().add(view);
        assertThat(status).isEqualTo(500);
        assertThat(_get(view, Paragraph.class).getText())
                .containsPattern("under [0-9a-f]{8}\\.")
                .doesNotContain("secret detail");
    }

    @Test
    void refusedClickIsShownWithItsRemedy() {
        new UnexpectedErrors()
                .error(new ErrorEvent(new RuntimeException(Refusal.conflict("It has moved on.", "Reload."))));
        assertThat(noticeTexts()).containsExactly("It has moved on.", "Reload.");
    }

    @Test
    void forbiddenClickSaysSo() {
        new UnexpectedErrors().error(new ErrorEvent(new AccessDeniedException("no")));
        assertThat(noticeTexts()).first().isEqualTo("You may not do this.");
    }

    @Test
    void lostRaceSaysThatSomebodyElseChangedIt() {
        new UnexpectedErrors().error(new ErrorEvent(new OptimisticLockingFailureException("version")));
        assertThat(noticeTexts()).first().asString().startsWith("Somebody else changed this");
    }

    @Test
    void unforeseenErrorKeepsItsDetailsInTheLog() {
        new UnexpectedErrors().error(new ErrorEvent(new IllegalStateException("secret detail")));
        assertThat(noticeTexts()).noneMatch(text -> text.contains("secret detail"));
    }

    private static java.util.List<String> noticeTexts() {
        return _find(getNotifications().getFirst(), Span.class).stream()
                .map(Span::getText)
                .toList();
    }

    private static BeforeEnterEvent entering(String path) {
        BeforeEnterEvent event = mock(BeforeEnterEvent.class);
        when(event.getLocation()).thenReturn(new Location(path));
        return event;
    }
}
