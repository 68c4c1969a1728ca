package dev.missioncontrol.ledger;

import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.checkpoint.SigningKeys.SigningKey;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets administrators change the keys that sign the log. A new key and an old one sign side by side until the old one is
 * retired, so that whoever trusts the old key learns of the new one from checkpoints that both signed; the entries that say
 * so are in that log themselves.
 */
@Service
public class KeyRotation {

    private final SigningKeys keys;
    private final Ledger ledger;

    KeyRotation(SigningKeys keys, Ledger ledger) {
        this.keys = keys;
        this.ledger = ledger;
    }

    /** Returns whether whoever is signed in may change the keys. */
    public boolean isAllowed() {
        return Administrator.isSignedIn();
    }

    /**
     * Makes a key that signs from the next checkpoint on, beside those that do already.
     *
     * @throws Refusal FORBIDDEN unless an administrator is signed in
     */
    @Transactional
    public SigningKey add() {
        Actor by = Administrator.require("change the keys that sign the log");
        ledger.hold(Ledger.SYSTEM_CHAIN);
        SigningKey added = keys.add();
        record(LedgerEvent.KEY_ADDED, by, "Added the signing key ", added);
        return added;
    }

    /**
     * Lets a key sign no more. What it signed stays valid, and it stays listed.
     *
     * @throws Refusal FORBIDDEN unless an administrator is signed in, NOT_FOUND when no such key signs, CONFLICT when it is
     *     the only one, or no checkpoint is signed yet by it and by a key that stays
     */
    @Transactional
    public SigningKey retire(String id) {
        Actor by = Administrator.require("change the keys that sign the log");
        ledger.hold(Ledger.SYSTEM_CHAIN);
        keys.retire(id);
        SigningKey retired = keys.all().stream()
                .filter(key -> key.key().id().equals(id))
                .findFirst()
                .orElseThrow();
        record(LedgerEvent.KEY_RETIRED, by, "Retired the signing key ", retired);
        return retired;
    }

    private void record(LedgerEvent event, Actor by, String did, SigningKey key) {
        ledger.append(
                Ledger.SYSTEM_CHAIN,
                event,
                by,
                did + key.key().id() + " of " + key.key().name(),
                Map.of(
                        "key",
                        key.key().toString(),
                        "signing",
                        keys.all().stream()
                                .filter(each -> each.retiredAt() == null)
                                .map(each -> each.key().toString())
                                .toList()));
    }
}
