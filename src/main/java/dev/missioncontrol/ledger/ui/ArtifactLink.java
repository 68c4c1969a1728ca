package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import dev.missioncontrol.ledger.Artifact;
import dev.missioncontrol.ledger.Artifacts;
import dev.missioncontrol.shell.component.Glyph;
import java.io.ByteArrayInputStream;

/** A link that downloads a document as bytes to keep: what agents and repositories wrote is never shown as a page. */
public final class ArtifactLink extends Anchor {

    private static final long serialVersionUID = 1L;

    private static final int KILO = 1024;

    /** Makes the link. */
    public ArtifactLink(Artifact artifact, Artifacts artifacts) {
        setHref(DownloadHandler.fromInputStream(event -> artifacts
                .read(artifact.digest())
                .map(content -> response(artifact, content))
                .orElseGet(() -> DownloadResponse.error(HttpStatusCode.NOT_FOUND.getCode()))));
        add(Glyph.DOWNLOAD.create(), new Span(artifact.name() + " (" + size(artifact.size()) + ")"));
        addClassName("ledger-download");
        getElement().setAttribute("download", true);
    }

    private static DownloadResponse response(Artifact artifact, byte[] content) {
        return new DownloadResponse(
                new ByteArrayInputStream(content), artifact.fileName(), "application/octet-stream", content.length);
    }

    private static String size(long bytes) {
        if (bytes < KILO) {
            return bytes + " B";
        }
        return bytes < KILO * KILO ? bytes / KILO + " KB" : bytes / (KILO * KILO) + " MB";
    }
}
