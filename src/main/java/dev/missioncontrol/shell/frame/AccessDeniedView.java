package dev.missioncontrol.shell.frame;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.missioncontrol.shell.component.Glyph;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.access.AccessDeniedException;

/** Shown when a service refuses what a page asked it for while opening. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("No access")
public class AccessDeniedView extends ErrorPage implements HasErrorParameter<AccessDeniedException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<AccessDeniedException> parameter) {
        show(Glyph.LOCK, "You may not see this", "Ask an admin for the role that it needs.");
        return HttpServletResponse.SC_FORBIDDEN;
    }
}
