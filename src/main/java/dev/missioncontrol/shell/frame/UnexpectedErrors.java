package dev.missioncontrol.shell.frame;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.VaadinServiceInitListener;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Notices;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Component;

/**
 * Whatever a click ends in without its view having caught it: a refusal is shown with its remedy, anything else goes to
 * the log under a reference that the reader is told. So views need not catch refusals themselves.
 */
@Component
class UnexpectedErrors implements VaadinServiceInitListener, ErrorHandler {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);
    private static final int MAX_CAUSES = 20;

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(this));
    }

    @Override
    public void error(ErrorEvent event) {
        Throwable error = event.getThrowable();
        Optional<Refusal> refusal = cause(error, Refusal.class);
        if (refusal.isPresent()) {
            tell(() -> Notices.refusal(refusal.get()));
        } else if (cause(error, AccessDeniedException.class).isPresent()) {
            tell(() -> Notices.error("You may not do this.", "Ask an admin for the role that it needs."));
        } else if (cause(error, ConcurrencyFailureException.class).isPresent()) {
            tell(() -> Notices.error("Somebody else changed this just now.", "Look at it again, then repeat."));
        } else {
            String reference = newReference();
            LOG.error("Unexpected error in the user interface [{}]", reference, error);
            tell(() -> Notices.error(
                    "Something went wrong on the server.", "Its log has the details under " + reference + "."));
        }
    }

    /** Returns a new short text by which a reader's report finds its place in the log. */
    static String newReference() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    private static void tell(Runnable notice) {
        if (UI.getCurrent() != null) {
            notice.run();
        }
    }

    private static <T extends Throwable> Optional<T> cause(Throwable error, Class<T> type) {
        Throwable next = error;
        for (int depth = 0; next != null && depth < MAX_CAUSES; depth++) {
            if (type.isInstance(next)) {
                return Optional.of(type.cast(next));
            }
            next = next.getCause();
        }
        return Optional.empty();
    }
}
