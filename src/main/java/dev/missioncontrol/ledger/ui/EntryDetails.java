package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.ledger.EntryResult;
import dev.missioncontrol.ledger.Finding;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shell.component.CopyableCode;
import dev.missioncontrol.shell.component.Glyph;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What an opened entry shows: findings, payload, digests, and what can be done with them. */
final class EntryDetails {

    private EntryDetails() {}

    static List<Component> of(LedgerTimeline timeline, LedgerEntry entry, @Nullable EntryResult result) {
        List<Component> parts = new ArrayList<>();
        if (result != null) {
            result.findings().forEach(finding -> parts.add(finding(finding)));
        }
        Optional<String> payload = timeline.services().entries().payload(entry.payloadDigest());
        parts.add(payload.map(PayloadDetails::json).orElseGet(() -> tombstone(timeline, entry)));
        parts.add(digests(entry));
        parts.add(actions(timeline, entry, payload));
        return parts;
    }

    private static Component finding(Finding finding) {
        Div line = new Div(new Span(finding.field() + ": expected "), new CopyableCode(finding.expected()));
        line.add(new Span(" found "), new CopyableCode(finding.found()));
        line.addClassName("ledger-finding");
        return line;
    }

    private static Component tombstone(LedgerTimeline timeline, LedgerEntry entry) {
        Div gone = new Div();
        gone.addClassName("ledger-tombstone");
        timeline.services()
                .entries()
                .tombstoneOf(entry.payloadDigest())
                .ifPresentOrElse(
                        by -> {
                            gone.add(new Span(by.summary() + " (" + by.actor() + ") "));
                            gone.add(new Anchor(LedgerNavigation.entry(by), "Tombstone entry"));
                        },
                        () -> gone.setText("The payload is not there."));
        return gone;
    }

    private static Component digests(LedgerEntry entry) {
        Div digests = new Div();
        digests.addClassName("ledger-digests");
        digests.add(labelled("Hash", entry.hash()), labelled("Previous", entry.previousHash()));
        digests.add(labelled("Payload", entry.payloadDigest()));
        return digests;
    }

    private static Component labelled(String label, Digest digest) {
        Span name = new Span(label);
        name.addClassName("secondary");
        return new Span(name, CopyableCode.of(digest));
    }

    private static Component actions(LedgerTimeline timeline, LedgerEntry entry, Optional<String> payload) {
        Div actions = new Div();
        actions.addClassName("ledger-actions");
        boolean mayTombstone = timeline.services().tombstones().isAllowed();
        Artifacts artifacts = timeline.services().artifacts();
        artifacts.storedBy(entry).ifPresent(artifact -> {
            actions.add(new ArtifactLink(artifact, artifacts));
            if (mayTombstone) {
                actions.add(tombstoneButton("Tombstone document", timeline, artifact.digest()));
            }
        });
        AgentRunId run = entry.agentRun();
        if (run != null) {
            actions.add(small(new Button("Only this agent run", event -> timeline.showAgentRun(run))));
        }
        Anchor link = new Anchor(LedgerNavigation.entry(entry), "Link to this entry");
        link.addClassName("ledger-permalink");
        actions.add(link);
        if (mayTombstone && payload.isPresent() && !entry.isTombstone()) {
            actions.add(tombstoneButton("Tombstone payload", timeline, entry.payloadDigest()));
        }
        return actions;
    }

    private static Button tombstoneButton(String label, LedgerTimeline timeline, Digest digest) {
        Button button = new Button(label, Glyph.DELETE.create(), event -> timeline.askToTombstone(digest));
        button.addThemeVariants(ButtonVariant.ERROR);
        return small(button);
    }

    private static Button small(Button button) {
        button.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.TERTIARY);
        return button;
    }
}
