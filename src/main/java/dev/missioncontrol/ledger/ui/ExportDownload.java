package dev.missioncontrol.ledger.ui;

import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.shared.WorkflowId;
import java.io.IOException;

/** Streams the export of a chain to the browser. */
final class ExportDownload implements DownloadHandler {

    private static final long serialVersionUID = 1L;

    private final transient LedgerExport export;
    private final WorkflowId chain;

    ExportDownload(LedgerExport export, WorkflowId chain) {
        this.export = export;
        this.chain = chain;
    }

    @Override
    public void handleDownloadRequest(DownloadEvent event) throws IOException {
        event.setFileName("ledger-" + chain + ".zip");
        event.setContentType("application/zip");
        export.write(chain, event.getOutputStream());
    }

    @Override
    public String getUrlPostfix() {
        return "ledger.zip";
    }
}
