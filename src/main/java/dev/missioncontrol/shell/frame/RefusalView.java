package dev.missioncontrol.shell.frame;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Glyph;
import jakarta.servlet.http.HttpServletResponse;

/** Shown when a page refuses its address, such as the id of a thing that does not exist. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("Not available")
public class RefusalView extends ErrorPage implements HasErrorParameter<Refusal> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Refusal> parameter) {
        Refusal refusal = parameter.getException();
        String remedy = refusal.remedy();
        show(
                refusal.kind() == Refusal.Kind.NOT_FOUND ? Glyph.COMPASS : Glyph.WARNING,
                refusal.getMessage(),
                remedy == null ? "" : remedy);
        return statusOf(refusal.kind());
    }

    private static int statusOf(Refusal.Kind kind) {
        return switch (kind) {
            case INVALID -> HttpServletResponse.SC_BAD_REQUEST;
            case UNAUTHENTICATED -> HttpServletResponse.SC_UNAUTHORIZED;
            case FORBIDDEN -> HttpServletResponse.SC_FORBIDDEN;
            case NOT_FOUND -> HttpServletResponse.SC_NOT_FOUND;
            case CONFLICT -> HttpServletResponse.SC_CONFLICT;
            case TOO_LARGE -> HttpServletResponse.SC_REQUEST_ENTITY_TOO_LARGE;
            case TOO_MANY -> 429;
            case UNAVAILABLE -> HttpServletResponse.SC_SERVICE_UNAVAILABLE;
        };
    }
}
