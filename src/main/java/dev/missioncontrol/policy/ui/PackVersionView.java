package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import dev.missioncontrol.account.Role;
import dev.missioncontrol.policy.PackFile;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.draft.PackComparison;
import dev.missioncontrol.policy.draft.PackVersions;
import dev.missioncontrol.policy.pack.PackSchema;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.PageHeader;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of a pack and its history: {@code /policy/standard/3?line=12}. The version is a number or the digest of the
 * text; {@code ?repo=NAME} names the repository that the pack binds, {@code ?compare=N} a version to compare with. By the
 * digest the pack of a repository's policy file is found too, as it was read at a commit.
 */
@Route(PolicyNavigation.POLICY + "/:pack/:version")
@PermitAll
@StyleSheet("policy.css")
class PackVersionView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    private static final long serialVersionUID = 1L;
    private static final int HISTORY = 50;
    private static final int SHORT_DIGEST = 12;

    private final transient PackVersions versions;
    private final transient DraftServices services;
    private String title = "Policy";

    PackVersionView(PackVersions versions, DraftServices services) {
        this.versions = versions;
        this.services = services;
        addClassName("page");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters path = event.getRouteParameters();
        QueryParameters query = event.getLocation().getQueryParameters();
        RepositoryId bound = query.getSingleParameter(PolicyNavigation.REPO)
                .map(name -> services.repository(name).id())
                .orElse(null);
        String asked = path.get("version").orElse("");
        removeAll();
        Optional<PackFile> file = versions.file(asked, bound);
        if (file.isPresent()) {
            show(file.get(), path.get("pack").orElse(""), line(query));
            return;
        }
        PackVersion version = versions.find(path.get("pack").orElse(""), asked, bound);
        RepositoryId repository = version.repository();
        String repo = repository == null ? null : services.nameOf(repository);
        title = version.label();
        add(header(version, repo));
        query.getSingleParameter(PolicyNavigation.COMPARE)
                .ifPresentOrElse(
                        other -> compare(versions.find(version.name(), other, repository), version),
                        () -> text(version, line(query)));
        add(history(version, repo));
    }

    @Override
    public String getPageTitle() {
        return title;
    }

    private PageHeader header(PackVersion version, @Nullable String repo) {
        PageHeader header = new PageHeader(version.name());
        header.setBesideTitle(
                new Span("v" + version.version()),
                version.inForce()
                        ? new StatusBadge("In force", Tone.SUCCESS)
                        : new StatusBadge("Not in force", Tone.NEUTRAL),
                new StatusBadge(repo == null ? "All repositories" : repo, Tone.INFO));
        header.setSubtitle(
                new Span("Published by " + version.publishedBy()),
                new RelativeTime(version.publishedAt()),
                new CopyableCode(
                        version.hash().hex().substring(0, SHORT_DIGEST),
                        version.hash().hex()),
                new Anchor(PolicyNavigation.POLICY, "All packs"));
        Button edit = new Button(
                "Edit as a draft",
                Glyph.EDIT.create(),
                event -> event.getSource()
                        .getUI()
                        .ifPresent(ui -> PolicyNavigation.go(ui, PolicyNavigation.edit(version, repo))));
        header.setActions(edit);
        if (!version.inForce() && services.account().is(Role.ADMIN)) {
            header.setActions(edit, new Button("Put in force", event -> putInForce(version, repo)));
        }
        return header;
    }

    private void show(PackFile file, String name, int line) {
        String repo = services.nameOf(file.repository());
        title = name;
        PageHeader header = new PageHeader(name);
        header.setBesideTitle(new StatusBadge("From the repository", Tone.NEUTRAL), new StatusBadge(repo, Tone.INFO));
        header.setSubtitle(
                new Span(file.path() + " of " + repo + " at"),
                new CopyableCode(file.commit().abbreviated(), file.commit().hex()),
                new CopyableCode(
                        file.hash().hex().substring(0, SHORT_DIGEST),
                        file.hash().hex()),
                new Anchor(PolicyNavigation.effective(repo), "Rules in force"),
                new Anchor(PolicyNavigation.POLICY, "All packs"));
        Span note = new Span("It is changed by a commit to the base branch, and can only be read here.");
        note.addClassName("secondary");
        add(header, note);
        text(file.yaml(), file.path() + " of " + repo, line);
    }

    private void text(PackVersion version, int line) {
        if (!version.comment().isBlank()) {
            add(new Span(version.comment()));
        }
        text(version.yaml(), version.label(), line);
    }

    private void text(String yaml, String of, int line) {
        PolicyEditor editor = new PolicyEditor();
        editor.setReadOnly(true);
        editor.setLabel("Text of " + of);
        editor.setSchema(PackSchema.json());
        editor.setText(yaml);
        editor.addClassName("policy-text");
        add(editor);
        if (line > 0) {
            editor.reveal(line, 1);
        }
    }

    private void compare(PackVersion before, PackVersion after) {
        add(
                new H2("From " + before.label() + " to " + after.label()),
                new RuleChanges(PackVersions.changes(before, after.yaml(), after.scope())),
                new LineDiff(PackComparison.lines(before.yaml(), after.yaml(), before.label(), after.label())));
    }

    private Component history(PackVersion shown, @Nullable String repo) {
        Div list = new Div(new H2("Versions"));
        list.addClassName("policy-history");
        List<PackVersion> all = services.packs()
                .versions(shown.scope(), shown.repository(), null, HISTORY)
                .items();
        for (PackVersion each : all) {
            Anchor label = new Anchor(PolicyNavigation.version(each, repo), each.label());
            Div row = new Div(label, new RelativeTime(each.publishedAt()), new Span(each.publishedBy()));
            row.addClassName("policy-history-row");
            if (each.inForce()) {
                row.add(new StatusBadge("In force", Tone.SUCCESS));
            }
            if (each.id().equals(shown.id())) {
                label.getElement().setAttribute("aria-current", "true");
            } else if (each.name().equals(shown.name())) {
                String address = PolicyNavigation.version(shown, repo);
                row.add(new Anchor(
                        address + (repo == null ? "?" : "&") + PolicyNavigation.COMPARE + "=" + each.version(),
                        "Compare"));
            }
            if (!each.comment().isBlank()) {
                Span comment = new Span(each.comment());
                comment.addClassNames("secondary", "policy-history-comment");
                row.add(comment);
            }
            list.add(row);
        }
        return list;
    }

    private void putInForce(PackVersion version, @Nullable String repo) {
        Confirmation question = Confirmation.ask(
                "Put " + version.label() + " in force?",
                "It counts from the next decision on, also for workflows that are under way.",
                "Put in force");
        services.packs()
                .inForce(version.scope(), version.repository())
                .ifPresent(current ->
                        question.with(new RuleChanges(PackVersions.changes(current, version.yaml(), version.scope()))));
        question.withReason("Why", false).open(reason -> {
            services.packs().putInForce(version.id(), reason, services.account());
            Notices.success(version.label() + " is in force.");
            getUI().ifPresent(ui -> PolicyNavigation.go(ui, PolicyNavigation.version(version, repo)));
        });
    }

    private static int line(QueryParameters query) {
        return query.getSingleParameter(PolicyNavigation.LINE)
                .filter(text -> text.matches("[0-9]{1,7}"))
                .map(Integer::parseInt)
                .orElse(0);
    }
}
