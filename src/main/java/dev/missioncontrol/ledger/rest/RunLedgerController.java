package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.ledger.LedgerExport;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
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
    Page<EntryJson> entries(
            @PathVariable String runId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String actor,
            @RequestParam(required = false) @Nullable String agentRun,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant until,
            @RequestParam(required = false) @Nullable String text,
            @RequestParam(defaultValue = "asc") String order,
            @RequestParam(defaultValue = "false") boolean payloads,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        WorkflowId chain = existing(runId);
        EntryFilter filter = new EntryFilter(
                chain, type, actor, agentRun == null ? null : AgentRunId.parse(agentRun), from, until, text);
        Page<LedgerEntry> page = entries.page(filter, order(order), cursor, limit);
        Map<Digest, String> contents = payloads
                ? entries.payloads(
                        page.items().stream().map(LedgerEntry::payloadDigest).toList())
                : Map.of();
        return page.map(entry -> EntryJson.of(entry, contents.get(entry.payloadDigest())));
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

    private static EntryOrder order(String order) {
        return switch (order) {
            case "asc" -> EntryOrder.OLDEST_FIRST;
            case "desc" -> EntryOrder.NEWEST_FIRST;
            default -> throw Refusal.invalid("order", "'" + order + "' is no order.", "Give 'asc' or 'desc'.");
        };
    }
}
