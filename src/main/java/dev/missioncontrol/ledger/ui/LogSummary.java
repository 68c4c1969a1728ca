package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.details.Details;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.ledger.publish.Publications;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.RelativeTime;
import dev.missioncontrol.shell.component.StatusBadge;
import dev.missioncontrol.shell.component.Tone;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Says what the transparency log has signed last, and with which keys, for whoever wants to check it elsewhere. */
@Component
class LogSummary {

    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final Publications publications;

    LogSummary(Checkpoints checkpoints, SigningKeys keys, Publications publications) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.publications = publications;
    }

    /** Returns the place where an export can be verified, folded. */
    ExportCheck exportCheck() {
        return new ExportCheck(keys);
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
        publications.all().forEach(standing -> {
            body.add(line(standing));
            if (standing.failingSince() != null) {
                line.add(new StatusBadge("not published outside", Tone.WARNING));
            }
        });
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

    /** How a way out of the database is doing. */
    private static Div line(Publications.Standing standing) {
        Div line = new Div(new Span("Published by " + standing.channel()));
        line.addClassName("ledger-log-key");
        Instant published = standing.publishedAt();
        line.add(published == null ? new Span("never") : new Span("size " + standing.size()));
        if (published != null) {
            line.add(new RelativeTime(published));
        }
        Instant failing = standing.failingSince();
        if (failing != null) {
            line.add(
                    new StatusBadge("Fails", Tone.WARNING),
                    new Span("since"),
                    new RelativeTime(failing),
                    new Span(standing.problem()));
        }
        return line;
    }
}
