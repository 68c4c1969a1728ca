package dev.missioncontrol.shell.component;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import dev.missioncontrol.shared.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Short messages in the corner of the page. Good news goes away by itself; bad news stays until it is closed, because it
 * may name what to do next.
 */
public final class Notices {

    private static final int SHORT_MILLIS = 4000;
    private static final int UNTIL_CLOSED = 0;

    private Notices() {}

    /** Says that something was done. */
    public static Notification success(String message) {
        return show(Glyph.SUCCESS, NotificationVariant.SUCCESS, SHORT_MILLIS, message, null);
    }

    /** Says something worth knowing. */
    public static Notification info(String message) {
        return show(Glyph.INFO, NotificationVariant.INFO, SHORT_MILLIS, message, null);
    }

    /** Says that something went wrong and, unless null, what to do about it. */
    public static Notification error(String message, @Nullable String remedy) {
        return show(Glyph.ERROR, NotificationVariant.ERROR, UNTIL_CLOSED, message, remedy);
    }

    /** Says why a request was refused, and its remedy. */
    public static Notification refusal(Refusal refusal) {
        return show(Glyph.WARNING, NotificationVariant.WARNING, UNTIL_CLOSED, refusal.getMessage(), refusal.remedy());
    }

    private static Notification show(
            Glyph glyph, NotificationVariant variant, int millis, String message, @Nullable String remedy) {
        Notification notification = new Notification();
        Span headline = new Span(message);
        headline.addClassName("notice-message");
        Div text = new Div(headline);
        text.addClassName("notice-text");
        if (remedy != null && !remedy.isBlank()) {
            Span detail = new Span(remedy);
            detail.addClassName("notice-remedy");
            text.add(detail);
        }
        Button close = new Button(Glyph.CLOSE.create(), event -> notification.close());
        close.setAriaLabel("Close this message");
        close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        Div row = new Div(glyph.create(), text, close);
        row.addClassName("notice");
        notification.add(row);
        notification.addThemeVariants(variant);
        notification.setPosition(Notification.Position.BOTTOM_END);
        notification.setDuration(millis);
        notification.open();
        return notification;
    }
}
