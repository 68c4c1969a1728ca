package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.KeyRotation;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.component.Confirmation;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import dev.missioncontrol.shell.component.Notices;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.time.Instant;
import java.util.List;

/** The keys that sign the ledger's log, for the Settings page: which sign, since when, and how one takes another's place. */
@StyleSheet("ledger.css")
public final class SigningKeysSection extends Div {

    private static final long serialVersionUID = 1L;

    private final transient SigningKeys keys;
    private final transient KeyRotation rotation;
    private final Div list = new Div();

    /** Makes the section. */
    public SigningKeysSection(SigningKeys keys, KeyRotation rotation) {
        this.keys = keys;
        this.rotation = rotation;
        addClassName("signing-keys");
        list.addClassName("signing-key-list");
        Paragraph rule =
                new Paragraph("Every checkpoint of the ledger's log is signed by all keys that sign now. To rotate:"
                        + " add a key, give it to those who verify, let some checkpoints be signed by both, then retire the old"
                        + " one. What a retired key signed stays valid, and it stays listed.");
        Button add = new Button("Add a key", Glyph.ADD.create(), event -> askToAdd());
        add.setVisible(rotation.isAllowed());
        Anchor open = new Anchor("api/log/keys", "The keys, readable without signing in");
        Div actions = new Div(add, open);
        actions.addClassName("signing-key-actions");
        add(rule, list, actions);
        show();
    }

    private void show() {
        List<SigningKey> all = keys.all();
        long signing = all.stream().filter(key -> key.retiredAt() == null).count();
        list.removeAll();
        all.forEach(key -> list.add(row(key, signing > 1)));
        if (all.isEmpty()) {
            list.add(new Paragraph("The first key is made when the log is first signed."));
        }
    }

    private Div row(SigningKey key, boolean mayRetire) {
        Instant retired = key.retiredAt();
        Div head = new Div(
                retired == null ? new StatusBadge("Signs now", Tone.SUCCESS) : new StatusBadge("Retired", Tone.NEUTRAL),
                new Span("Fingerprint"),
                new CopyableCode(key.key().id(), key.key().id()),
                new Span("since"),
                new RelativeTime(key.createdAt()));
        head.addClassName("ledger-log-key");
        if (retired != null) {
            head.add(new Span("until"), new RelativeTime(retired));
        } else if (mayRetire && rotation.isAllowed()) {
            Button retire = new Button("Retire", event -> askToRetire(key));
            retire.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY, ButtonVariant.ERROR);
            retire.setAriaLabel("Retire the key " + key.key().id());
            head.add(retire);
        }
        String text = key.key().toString();
        Div row = new Div(head, new CopyableCode(text, text));
        row.addClassName("signing-key");
        return row;
    }

    private void askToAdd() {
        Confirmation.ask(
                        "Add a signing key?",
                        "It signs every checkpoint from the next one on, beside those that sign now. Your name is recorded"
                                + " in the ledger.",
                        "Add")
                .open(reason -> attempt(() -> Notices.success(
                        "The key " + rotation.add().key().id() + " signs from the next checkpoint on.")));
    }

    private void askToRetire(SigningKey key) {
        Confirmation.ask(
                        "Retire the key " + key.key().id() + "?",
                        "It signs no more, and cannot be brought back. Whoever trusts only this key cannot verify newer"
                                + " checkpoints: make sure that they have the other one. Your name is recorded in the"
                                + " ledger.",
                        "Retire")
                .dangerous()
                .open(reason -> attempt(() -> {
                    rotation.retire(key.key().id());
                    Notices.success("Retired " + key.key().id() + ".");
                }));
    }

    private void attempt(Runnable act) {
        try {
            act.run();
        } catch (Refusal refusal) {
            Notices.refusal(refusal);
        }
        show();
    }
}
