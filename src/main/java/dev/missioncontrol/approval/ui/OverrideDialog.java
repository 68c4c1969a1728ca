package dev.missioncontrol.approval.ui;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import dev.missioncontrol.shell.component.Confirmation;
import java.util.Collection;
import java.util.List;
import java.util.function.BiConsumer;

/** Asks which findings to override, and why. */
final class OverrideDialog {

    private OverrideDialog() {}

    /**
     * Opens the dialog.
     *
     * @param blocking what holds the revision up; those the reader may not override are left out
     * @param override overrides findings, by fingerprint, with a reason; its refusals are shown in the dialog
     */
    static void open(List<BlockingFinding> blocking, BiConsumer<Collection<String>, String> override) {
        List<BlockingFinding> mine = blocking.stream()
                .filter(finding -> finding.whyNoOverride() == null)
                .toList();
        CheckboxGroup<BlockingFinding> chosen = new CheckboxGroup<>("Findings to override");
        chosen.setItems(mine);
        chosen.setItemLabelGenerator(BlockingFinding::sentence);
        chosen.select(mine);
        Confirmation.ask(
                        "Override what policy found?",
                        "Your name and reason are recorded. The override holds for this revision, and for a new one"
                                + " only while nothing else is found.",
                        "Override")
                .dangerous()
                .with(chosen)
                .withReason("Why it may pass", true)
                .open(reason -> override.accept(
                        chosen.getValue().stream()
                                .map(finding -> finding.violation().fingerprint())
                                .toList(),
                        reason));
    }
}
