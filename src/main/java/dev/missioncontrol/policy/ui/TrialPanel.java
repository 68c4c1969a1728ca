package dev.missioncontrol.policy.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.upload.Upload;
import com.vaadin.flow.server.streams.UploadHandler;
import dev.missioncontrol.policy.draft.Draft;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.RepositoryId;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Tries a draft on an uploaded change. */
final class TrialPanel extends Div {

    private static final long serialVersionUID = 1L;
    private static final int MAX_BYTES = 16 << 20;

    private final transient DraftServices services;
    private final transient Supplier<Optional<Draft>> draft;
    private final transient Supplier<@Nullable RepositoryId> repository;
    private final Div outcome = new Div();

    TrialPanel(DraftServices services, Supplier<Optional<Draft>> draft, Supplier<@Nullable RepositoryId> repository) {
        this.services = services;
        this.draft = draft;
        this.repository = repository;
        outcome.getElement().setAttribute("role", "status");
        Paragraph explanation = new Paragraph(
                "Upload a change, as git diff prints it, and see what this draft says of it. Nothing is kept.");
        explanation.addClassName("secondary");
        Upload upload = new Upload(UploadHandler.inMemory((file, diff) -> evaluate(diff)));
        upload.setUploadButton(new Button("Choose a diff"));
        upload.setDropLabel(new Span("or drop it here"));
        upload.setMaxFiles(1);
        upload.setMaxFileSize(MAX_BYTES);
        add(explanation, upload, outcome);
    }

    /** Shows what the draft says of a change. */
    void evaluate(byte[] diff) {
        outcome.removeAll();
        Optional<Draft> tried = draft.get();
        if (tried.isEmpty()) {
            outcome.add(new Paragraph("Mend the errors first: a pack that cannot be read decides nothing."));
            return;
        }
        try {
            var trial = services.trials()
                    .ofPatch(
                            tried.get(),
                            diff,
                            repository.get(),
                            services.account().name());
            outcome.add(new ViolationList(trial.evaluation()));
            trial.unknown().forEach(sentence -> outcome.add(new Paragraph("The diff does not tell of " + sentence)));
        } catch (Refusal refusal) {
            outcome.add(new Paragraph(refusal.getMessage()));
        }
    }
}
