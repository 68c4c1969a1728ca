package dev.missioncontrol.forge.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.forge.Commits;
import dev.missioncontrol.forge.ForgeReader;
import dev.missioncontrol.forge.ForgeRepository;
import dev.missioncontrol.forge.Repositories;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.live.Topics;
import jakarta.annotation.security.PermitAll;

/** The connected repositories. */
@Route("repositories")
@Menu(title = "Repositories", order = 60, icon = "glyph:folder-git-2")
@PageTitle("Repositories")
@PermitAll
@StyleSheet("forge.css")
class RepositoriesView extends Div {

    private static final long serialVersionUID = 1L;
    private static final int PAGE = 20;

    private final transient Repositories repositories;
    private final transient ForgeReader reader;
    private final transient Commits commits;
    private final transient CurrentAccount current;
    private final TextField search = new TextField();
    private final Div list = new Div();
    private int shown = PAGE;

    RepositoriesView(
            Repositories repositories, ForgeReader reader, Commits commits, CurrentAccount current, Topics topics) {
        this.repositories = repositories;
        this.reader = reader;
        this.commits = commits;
        this.current = current;
        addClassName("page");
        list.addClassName("repository-list");
        search.setPlaceholder("Search by name or location");
        search.setAriaLabel("Search repositories");
        search.setPrefixComponent(Glyph.SEARCH.create());
        search.setClearButtonVisible(true);
        search.setValueChangeMode(ValueChangeMode.LAZY);
        search.addClassName("repository-search");
        search.addValueChangeListener(event -> {
            shown = PAGE;
            refresh();
        });
        PageHeader header = new PageHeader("Repositories", "What workflows can read, and propose changes to.");
        header.setActions(sampleButton(), connectButton());
        add(header, search, list);
        Signal<Long> revision = topics.revision("repositories");
        Signal.effect(this, () -> {
            revision.get();
            refresh();
        });
    }

    private Button connectButton() {
        Button connect = new Button("Connect a repository", Glyph.ADD.create(), event -> connect());
        connect.addThemeVariants(ButtonVariant.PRIMARY);
        return connect;
    }

    private Button sampleButton() {
        return new Button("Try it with a sample project", Glyph.SPARKLES.create(), event -> addSample());
    }

    private void connect() {
        new ConnectDialog(repositories, current.get(), connected -> {
                    refresh();
                    Notices.success("Connected " + connected.name() + ".");
                })
                .open();
    }

    private void addSample() {
        ForgeRepository sample = repositories.createSample(current.get());
        refresh();
        Notices.success("The sample project is connected as " + sample.name() + ".");
    }

    private void refresh() {
        list.removeAll();
        Page<ForgeRepository> page = repositories.list(search.getValue(), null, shown);
        page.items().forEach(each -> list.add(card(each)));
        boolean nothing = page.items().isEmpty();
        search.setVisible(!nothing || !search.isEmpty());
        if (nothing) {
            list.add(search.isEmpty() ? nothingConnected() : nothingFound());
        }
        if (page.next() != null) {
            list.add(new Button("Show more", event -> {
                shown += PAGE;
                refresh();
            }));
        }
    }

    private RepositoryCard card(ForgeRepository repository) {
        return new RepositoryCard(
                repository, RepositorySummary.read(repository, reader, commits), () -> disconnect(repository));
    }

    private void disconnect(ForgeRepository repository) {
        Confirmation.ask(
                        "Disconnect " + repository.name() + "?",
                        "Workflows can no longer read it or write to it. Nothing in the repository is touched,"
                                + " and it can be connected again.",
                        "Disconnect")
                .dangerous()
                .open(reason -> {
                    repositories.disconnect(repository.id(), current.get());
                    refresh();
                });
    }

    private EmptyState nothingConnected() {
        return new EmptyState(
                Glyph.REPOSITORY,
                "No repository is connected yet",
                "Connect any git repository: one on this machine's disk, or one by its URL.",
                connectButton(),
                sampleButton());
    }

    private static EmptyState nothingFound() {
        return new EmptyState(Glyph.SEARCH, "Nothing found", "No name or location contains that.");
    }
}
