package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger of one run. */
@RestController
@RequestMapping("/api/runs/{runId}/ledger")
class RunLedgerController {

    private final LedgerEntries entries;
    private final LedgerVerifier verifier;
    private final LedgerExport export;

    RunLedgerController(LedgerEntries entries, LedgerVerifier verifier, LedgerExport export) {
        this.entries = entries;
        this.verifier = verifier;
        this.export = export;
    }

    @GetMapping
    Page<EntryJson> entries(@PathVariable String runId, @ParameterObject EntrySearch search) {
        return search.in(existing(runId), EntryOrder.OLDEST_FIRST, entries);
    }

    @GetMapping("/verify")
    VerificationJson verify(@PathVariable String runId) {
        return VerificationJson.of(verifier.verify(WorkflowId.parse(runId)));
    }

    /** Written straight to the response as it is read; a failure on the way cuts it off, so that it is no whole zip. */
    @GetMapping("/export")
    void export(@PathVariable String runId, HttpServletResponse response) throws IOException {
        WorkflowId chain = existing(runId);
        response.setContentType("application/zip");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename("ledger-" + chain + ".zip")
                        .build()
                        .toString());
        export.write(chain, response.getOutputStream());
    }

    private WorkflowId existing(String runId) {
        WorkflowId chain = WorkflowId.parse(runId);
        if (!entries.exists(chain)) {
            throw Refusal.notFound("There is no run with the id '" + runId + "'.");
        }
        return chain;
    }
}
