package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.dom.DomListenerRegistration;
import dev.missioncontrol.approval.Decision;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The keys {@code a} and {@code r}, while nobody types and no dialog is open. */
final class DecisionKeys {

    static final String KEY = "event.key";

    /** The same conditions under which the diff takes its keys, see {@code diff/shortcuts.ts}. */
    static final String FILTER = "(event.key === 'a' || event.key === 'r')"
            + " && !event.ctrlKey && !event.metaKey && !event.altKey && !event.defaultPrevented"
            + " && !event.composedPath().some(target => target instanceof Element && target.matches("
            + "'input, textarea, select, [contenteditable], vaadin-dialog, vaadin-popover'))"
            + " && !document.querySelector('vaadin-dialog[opened]')";

    private @Nullable DomListenerRegistration registration;

    DecisionKeys(Component page, Consumer<Decision> choose) {
        page.addAttachListener(event -> listen(event.getUI(), choose));
        page.addDetachListener(event -> {
            if (registration != null) {
                registration.remove();
            }
        });
    }

    private void listen(UI ui, Consumer<Decision> choose) {
        registration = ui.getElement()
                .addEventListener(
                        "keydown",
                        event -> choose.accept(
                                "a".equals(event.getEventData().path(KEY).asString("r"))
                                        ? Decision.APPROVE
                                        : Decision.REQUEST_CHANGES))
                .setFilter(FILTER)
                .addEventData(KEY);
    }
}
