package dev.missioncontrol.account.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.signals.Signal;
import dev.missioncontrol.account.ApiToken;
import dev.missioncontrol.account.ApiTokens;
import dev.missioncontrol.account.CurrentAccount;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.EmptyState;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import dev.missioncontrol.shell.live.Topics;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One's own API tokens. */
final class TokensSection extends Section {

    private final ApiTokens tokens;
    private final CurrentAccount current;
    private final Grid<ApiToken> grid = new Grid<>();
    private final EmptyState empty;

    TokensSection(ApiTokens tokens, CurrentAccount current, Topics topics) {
        this.tokens = tokens;
        this.current = current;
        this.empty =
                new EmptyState(Glyph.KEY, "No tokens yet", "A token lets missionctl, scripts and CI act in your name.");
        addClassName("settings-section");
        layOutGrid();

        var create = new Button("New token", Glyph.ADD.create(), event -> create());
        create.addThemeVariants(ButtonVariant.PRIMARY);
        var head =
                new Div(new Paragraph("Tokens open the REST API with your rights. Anyone who has one is you."), create);
        head.addClassName("settings-head");
        add(head, grid, empty);

        var revision = topics.revision("accounts");
        Signal.effect(this, () -> {
            revision.get();
            refresh();
        });
    }

    private void layOutGrid() {
        grid.addThemeVariants(GridVariant.NO_BORDER);
        grid.setAllRowsVisible(true);
        grid.addColumn(ApiToken::name).setHeader("Name").setAutoWidth(true).setFlexGrow(1);
        grid.addComponentColumn(token -> new Code(token.prefix() + "…"))
                .setHeader("Token")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(TokensSection::state)
                .setHeader("State")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(token -> moment(token.lastUsedAt(), "never"))
                .setHeader("Last used")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(token -> moment(token.expiresAt(), "never"))
                .setHeader("Expires")
                .setAutoWidth(true)
                .setFlexGrow(0);
        grid.addComponentColumn(this::revokeButton)
                .setKey("revoke")
                .setAutoWidth(true)
                .setFlexGrow(0);
    }

    private static Component state(ApiToken token) {
        return switch (token.state()) {
            case ACTIVE -> new StatusBadge("Active", Tone.SUCCESS);
            case EXPIRED -> new StatusBadge("Expired", Tone.WARNING);
            case REVOKED -> new StatusBadge("Revoked", Tone.NEUTRAL);
        };
    }

    private static Component moment(@Nullable Instant moment, String otherwise) {
        if (moment != null) {
            return new RelativeTime(moment);
        }
        var text = new Span(otherwise);
        text.addClassName("secondary");
        return text;
    }

    private Component revokeButton(ApiToken token) {
        var revoke = new Button("Revoke", event -> askToRevoke(token));
        revoke.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.ERROR, ButtonVariant.SMALL);
        revoke.setAriaLabel("Revoke " + token.name());
        revoke.setVisible(token.state() == ApiToken.State.ACTIVE);
        return revoke;
    }

    private void askToRevoke(ApiToken token) {
        Confirmation.ask(
                        "Revoke '" + token.name() + "'?",
                        "Whatever uses this token is refused from now on. This cannot be taken back.",
                        "Revoke token")
                .dangerous()
                .open(_ -> {
                    tokens.revoke(token.id(), current.get());
                    refresh();
                    Notices.success("'" + token.name() + "' is revoked.");
                });
    }

    private void create() {
        new NewTokenDialog((name, days) -> {
                    var issued = tokens.create(name, days, current.get());
                    refresh();
                    return issued;
                })
                .open();
    }

    private void refresh() {
        List<ApiToken> mine = tokens.list(current.get());
        grid.setItems(mine);
        grid.setVisible(!mine.isEmpty());
        empty.setVisible(mine.isEmpty());
    }
}
