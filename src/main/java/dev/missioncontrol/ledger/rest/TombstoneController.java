package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.Tombstones;
import dev.missioncontrol.shared.Digest;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Tombstones for payloads and documents, by administrators. */
@RestController
class TombstoneController {

    private final Tombstones tombstones;
    private final LedgerEntries entries;

    TombstoneController(Tombstones tombstones, LedgerEntries entries) {
        this.tombstones = tombstones;
        this.entries = entries;
    }

    /** Why something may not be kept. */
    record Request(@Nullable String reason) {}

    /** Empties what lies under the digest, and answers with the entry that says so. */
    @PostMapping("/api/ledger/payloads/{digest}/tombstone")
    EntryJson tombstone(@PathVariable String digest, @RequestBody Request request) {
        Digest content = new Digest(digest);
        tombstones.tombstone(content, request.reason() == null ? "" : request.reason());
        return EntryJson.of(entries.tombstoneOf(content).orElseThrow(), null);
    }
}
