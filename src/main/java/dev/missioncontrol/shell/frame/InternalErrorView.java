package dev.missioncontrol.shell.frame;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.missioncontrol.shell.component.Glyph;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Shown when opening a page failed for a reason nobody foresaw; the log has the details under the same reference. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("Something went wrong")
public class InternalErrorView extends ErrorPage implements HasErrorParameter<Exception> {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(InternalErrorView.class);

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> parameter) {
        String reference = UnexpectedErrors.newReference();
        LOG.error(
                "Opening /{} failed [{}]",
                event.getLocation().getPathWithQueryParameters(),
                reference,
                parameter.getException());
        show(
                Glyph.ERROR,
                "This page could not be shown",
                "Something went wrong on the server. Its log has the details under " + reference + ".");
        return HttpServletResponse.SC_INTERNAL_SERVER_ERROR;
    }
}
