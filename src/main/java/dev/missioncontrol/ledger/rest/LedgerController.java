package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.shared.Page;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** The ledger over all chains. */
@RestController
class LedgerController {

    private final LedgerEntries entries;

    LedgerController(LedgerEntries entries) {
        this.entries = entries;
    }

    /** Searches all chains, the latest entry first. */
    @GetMapping("/api/ledger")
    Page<EntryJson> entries(@ParameterObject EntrySearch search) {
        return search.in(null, EntryOrder.NEWEST_FIRST, entries);
    }
}
