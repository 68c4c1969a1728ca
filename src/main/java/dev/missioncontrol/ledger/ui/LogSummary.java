package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.RelativeTime;
import org.springframework.stereotype.Component;

/** Says what the transparency log has signed last, and with which keys, for whoever wants to check it elsewhere. */
@Component
class LogSummary {

    private final Checkpoints checkpoints;
    private final SigningKeys keys;

    LogSummary(Checkpoints checkpoints, SigningKeys keys) {
        this.checkpoints = checkpoints;
        this.keys = keys;
    }

    /** Returns the summary as it is now, folded. */
    Details create() {
        Div line = new Div(new Span("Transparency log"));
        line.addClassName("ledger-log-line");
        Div body = new Div();
        body.addClassName("ledger-log");
        checkpoints
                .latest()
                .ifPresentOrElse(
                        latest -> {
                            line.add(
                                    new Span(latest.size() + " entries, signed "), new RelativeTime(latest.signedAt()));
                            body.add(
                                    new Paragraph(
                                            "Whoever keeps a checkpoint can tell later whether the past was rewritten."
                                                    + " Exports are checked against these keys: missionctl verify FILE --public-key KEY"),
                                    new Anchor("api/log/checkpoint", "Newest checkpoint"));
                        },
                        () -> line.add(new Span("not signed yet")));
        keys.all().forEach(key -> body.add(line(key)));
        Details details = new Details(line, body);
        details.addClassName("ledger-log-details");
        return details;
    }

    private static Div line(SigningKey key) {
        String text = key.key().toString();
        Div line = new Div(new Span(key.retiredAt() == null ? "Signs now" : "Retired"), new CopyableCode(text, text));
        line.addClassName("ledger-log-key");
        return line;
    }
}
