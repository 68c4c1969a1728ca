package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.formlayout.FormLayout;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.component.textfield.TextField;
import dev.missioncontrol.account.Account;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.Refusal;
import java.util.List;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks for a repository and connects it. Mirroring a remote one can take minutes, so that is done beside the page, which
 * shows that it is under way; what is refused is said at the field it is about.
 */
final class ConnectDialog extends Dialog {

    private static final long serialVersionUID = 1L;
    private static final Logger LOG = LoggerFactory.getLogger(ConnectDialog.class);

    private final transient Repositories repositories;
    private final transient Account by;
    private final transient Consumer<ForgeRepository> done;
    private final TextField location = new TextField("Path or URL");
    private final TextField name = new TextField("Name");
    private final TextField baseBranch = new TextField("Base branch");
    private final Div progress = new Div();
    private final Div problem = new Div();
    private final Button connect = new Button("Connect", event -> connect());

    ConnectDialog(Repositories repositories, Account by, Consumer<ForgeRepository> done) {
        this.repositories = repositories;
        this.by = by;
        this.done = done;
        setHeaderTitle("Connect a repository");
        addClassName("connect-dialog");
        location.setPlaceholder("/home/me/project or https://example.com/team/project.git");
        location.setHelperText("An absolute path on the server, or a file://, https:// or ssh:// URL.");
        location.setRequiredIndicatorVisible(true);
        location.setAutofocus(true);
        name.setHelperText("Made of the location if you leave it empty.");
        baseBranch.setHelperText("The repository's own HEAD if you leave it empty.");
        fields().forEach(field -> field.addValueChangeListener(event -> field.setInvalid(false)));
        FormLayout form = new FormLayout(location, name, baseBranch);
        form.setColspan(location, 2);
        ProgressBar bar = new ProgressBar();
        bar.setIndeterminate(true);
        progress.add(bar, new Span("Reading the repository. A large one by URL can take minutes."));
        progress.setVisible(false);
        problem.addClassName("form-problem");
        problem.getElement().setAttribute("role", "alert");
        problem.setVisible(false);
        connect.addThemeVariants(ButtonVariant.PRIMARY);
        connect.addClickShortcut(Key.ENTER).listenOn(this);
        Button cancel = new Button("Back", event -> close());
        cancel.addThemeVariants(ButtonVariant.TERTIARY);
        add(form, progress, problem);
        getFooter().add(cancel, connect);
    }

    private List<TextField> fields() {
        return List.of(location, name, baseBranch);
    }

    private void connect() {
        busy(true);
        String at = location.getValue();
        String as = name.getValue();
        String from = baseBranch.getValue();
        UI ui = UI.getCurrent();
        Thread.ofVirtual().name("connect-repository").start(() -> {
            try {
                ForgeRepository connected = repositories.connect(at, as, from, by);
                ui.access(() -> {
                    close();
                    done.accept(connected);
                });
            } catch (Refusal refusal) {
                ui.access(() -> show(refusal));
            } catch (RuntimeException e) {
                LOG.error("A repository could not be connected", e);
                ui.access(() -> show(Refusal.of(
                        Refusal.Kind.UNAVAILABLE,
                        null,
                        "The repository could not be connected.",
                        "See the server's log.")));
            }
        });
    }

    private void busy(boolean busy) {
        progress.setVisible(busy);
        problem.setVisible(false);
        connect.setEnabled(!busy);
        fields().forEach(field -> field.setReadOnly(busy));
    }

    private void show(Refusal refusal) {
        busy(false);
        String message =
                refusal.remedy() == null ? refusal.getMessage() : refusal.getMessage() + " " + refusal.remedy();
        switch (String.valueOf(refusal.field())) {
            case "path", "url" -> invalid(location, message);
            case "name" -> invalid(name, message);
            case "baseBranch" -> invalid(baseBranch, message);
            default -> {
                problem.setText(message);
                problem.setVisible(true);
            }
        }
    }

    private static void invalid(TextField field, String message) {
        field.setErrorMessage(message);
        field.setInvalid(true);
        field.focus();
    }
}
