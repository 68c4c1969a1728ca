package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.policy.PackVersion;
import dev.missioncontrol.policy.draft.KeptDraft;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import dev.missioncontrol.shell.component.RelativeTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the draft in an editor on the server while it is written, and says above the editor what its author has to know
 * of it: that it is an older one, that it was changed elsewhere, that another version is in force since, that it cannot be
 * kept.
 */
final class DraftKeeper extends Div {

    private static final long serialVersionUID = 1L;

    private final transient DraftServices services;
    private final PolicyEditor editor;
    private final Div restored = note();
    private final Div elsewhere = note();
    private final Div newer = note();
    private final Div unkept = note();
    private transient DraftSource source = DraftSource.NONE;
    private transient @Nullable RepositoryId repository;
    private @Nullable UUID replaces;
    private String text = "";
    private int revision;
    private boolean opening;
    private boolean stopped;

    DraftKeeper(DraftServices services, PolicyEditor editor) {
        this.services = services;
        this.editor = editor;
        addClassName("policy-notes");
        editor.addDraftListener(() ->
                show(restored, new Span("This is what this browser kept; it had not reached the server."), discard()));
        add(restored, elsewhere, newer, unkept);
    }

    /** Begins with what was kept, if anything was, else with the source; returns whom the draft shall bind. */
    @Nullable
    RepositoryId open(DraftSource begun) {
        source = begun;
        stopped = false;
        Optional<KeptDraft> kept = services.drafts().find(services.account(), source.key());
        var bound = source.repository();
        repository = kept.isPresent() ? kept.get().repository() : bound == null ? null : bound.id();
        replaces = kept.isPresent()
                ? kept.get().replaces()
                : inForce().map(PackVersion::id).orElse(null);
        revision = kept.map(KeptDraft::revision).orElse(0);
        hideAll();
        kept.ifPresent(draft -> show(
                restored, new Span("This is your draft, changed"), new RelativeTime(draft.changedAt()), discard()));
        editor.setDraftKey(services.account().name() + "/" + source.key());
        load(kept.map(KeptDraft::yaml).orElse(source.yaml()));
        compare();
        return repository;
    }

    /** Returns the text that the editor was given, until it says otherwise. */
    String text() {
        return text;
    }

    /** Keeps a text that the editor sent, unless it only says what it was given. */
    void changed(String changed, int version) {
        boolean same = opening || changed.equals(text);
        opening = false;
        text = changed;
        if (!same && !stopped && keep()) {
            editor.keptElsewhere(version);
        }
    }

    /** Keeps whom the draft shall bind. */
    void bind(@Nullable RepositoryId chosen) {
        if (!Objects.equals(chosen, repository)) {
            repository = chosen;
            replaces = inForce().map(PackVersion::id).orElse(null);
            if (!stopped) {
                keep();
            }
            compare();
        }
    }

    /** Says so when another version was put in force since the draft was begun. */
    void compare() {
        Optional<PackVersion> now = inForce();
        UUID id = now.map(PackVersion::id).orElse(null);
        hide(newer);
        if (revision > 0 && now.isPresent() && !Objects.equals(id, replaces)) {
            Button taken = button("Understood", () -> {
                replaces = id;
                hide(newer);
                keep();
            });
            show(
                    newer,
                    new Span(now.get().label() + " was put in force since this draft was begun. Published by "
                            + now.get().publishedBy()),
                    new RelativeTime(now.get().publishedAt()),
                    new Span("“Changes” compares with it."),
                    taken);
        }
    }

    /** Drops the draft: it was published. */
    void published() {
        services.drafts().drop(services.account(), source.key());
        editor.forgetDraft();
    }

    /** Keeps the text; returns whether it is safe on the server. */
    private boolean keep() {
        try {
            var bound = source.repository();
            if (text.equals(source.yaml()) && Objects.equals(repository, bound == null ? null : bound.id())) {
                services.drafts().drop(services.account(), source.key());
                revision = 0;
            } else {
                revision = services.drafts()
                        .keep(
                                services.account(),
                                new KeptDraft(
                                        source.key(),
                                        source.title(),
                                        source.address(),
                                        text,
                                        repository,
                                        replaces,
                                        revision,
                                        services.clock().instant()));
            }
            hide(unkept);
            return true;
        } catch (Refusal refusal) {
            if (refusal.kind() == Refusal.Kind.CONFLICT) {
                changedElsewhere();
            } else {
                show(unkept, new Span("Not kept on the server: " + refusal.getMessage() + " " + refusal.remedy()));
            }
            return false;
        }
    }

    private void changedElsewhere() {
        stopped = true;
        Optional<KeptDraft> other = services.drafts().find(services.account(), source.key());
        Button mine = button("Keep this one", () -> {
            revision = services.drafts()
                    .find(services.account(), source.key())
                    .map(KeptDraft::revision)
                    .orElse(0);
            stopped = false;
            hide(elsewhere);
            keep();
        });
        if (other.isEmpty()) {
            show(elsewhere, new Span("This draft was published or discarded in another window."), mine);
            return;
        }
        show(
                elsewhere,
                new Span("This draft was changed in another window"),
                new RelativeTime(other.get().changedAt()),
                new Span("Nothing you type here reaches the server until you choose."),
                button("Load that one", () -> {
                    editor.discardDraft();
                    open(source);
                }),
                mine);
    }

    private Button discard() {
        return button("Discard it", () -> {
            services.drafts().drop(services.account(), source.key());
            revision = 0;
            stopped = false;
            hideAll();
            editor.discardDraft();
            load(source.yaml());
        });
    }

    private void load(String opened) {
        text = opened;
        opening = true;
        editor.setText(opened);
    }

    private Optional<PackVersion> inForce() {
        return services.packs().inForce(repository == null ? Scope.ORG : Scope.REPO, repository);
    }

    private void hideAll() {
        hide(restored);
        hide(elsewhere);
        hide(newer);
        hide(unkept);
    }

    private static void show(Div note, Component... content) {
        note.removeAll();
        note.add(content);
        note.setVisible(true);
    }

    private static Button button(String text, Runnable action) {
        Button button = new Button(text, event -> action.run());
        button.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        return button;
    }

    private static void hide(Div note) {
        note.removeAll();
        note.setVisible(false);
    }

    private static Div note() {
        Div note = new Div();
        note.addClassName("policy-restored");
        note.getElement().setAttribute("role", "status");
        note.setVisible(false);
        return note;
    }
}
