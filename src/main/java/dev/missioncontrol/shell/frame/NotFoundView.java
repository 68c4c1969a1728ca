package dev.missioncontrol.shell.frame;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.ParentLayout;
import com.vaadin.flow.server.auth.AnonymousAllowed;
import dev.missioncontrol.shell.component.Glyph;
import jakarta.servlet.http.HttpServletResponse;

/** Shown for an address that no page has. */
@ParentLayout(MainLayout.class)
@AnonymousAllowed
@PageTitle("Not found")
public class NotFoundView extends ErrorPage implements HasErrorParameter<NotFoundException> {

    private static final long serialVersionUID = 1L;

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> parameter) {
        show(
                Glyph.COMPASS,
                "There is no page here",
                "The address “/" + event.getLocation().getPath() + "” leads nowhere. It may have been mistyped.");
        return HttpServletResponse.SC_NOT_FOUND;
    }
}
