package dev.missioncontrol.account;

import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shell.live.LiveUpdates;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Records what happens to accounts and tokens: in the ledger, and for open pages. */
@Component
class AccountRecords {

    /** The topic of live updates. */
    private static final String TOPIC = "accounts";

    private final Ledger ledger;
    private final LiveUpdates live;

    AccountRecords(Ledger ledger, LiveUpdates live) {
        this.ledger = ledger;
        this.live = live;
    }

    void record(AccountEntry type, Actor by, String summary, Map<String, @Nullable Object> payload) {
        ledger.append(Ledger.SYSTEM_CHAIN, type, by, summary, payload);
        live.changed(TOPIC);
    }
}
