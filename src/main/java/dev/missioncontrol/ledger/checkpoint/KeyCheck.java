package dev.missioncontrol.ledger.checkpoint;

import dev.missioncontrol.ledger.note.NoteSigner;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Checks the keys of the log: each is what its id says, can sign, and signed the newest checkpoint if it had to. */
final class KeyCheck {

    /** Clocks of nodes differ. */
    private static final Duration TOLERANCE = Duration.ofMinutes(1);

    private static final JsonMapper JSON = new JsonMapper();
    private static final String PROBE = "probe\n";

    private final SigningKeys keys;
    private final Findings findings;

    KeyCheck(SigningKeys keys, Findings findings) {
        this.keys = keys;
        this.findings = findings;
    }

    /**
     * Checks them.
     *
     * @param newest the newest checkpoint; null when there is none, or it is broken
     * @param signedAt when it was signed
     */
    void run(List<SigningKeys.SigningKey> all, @Nullable SignedNote newest, Instant signedAt) {
        for (SigningKeys.SigningKey each : all) {
            String place = "key " + each.key().id();
            try {
                VerifierKey.parse(each.key().toString());
                NoteSigner signer = keys.signer(each.key());
                if (!each.key().verifies(PROBE, signer.sign(PROBE).signature())) {
                    findings.add(place, "privateKey", "that of its public key", "another");
                }
            } catch (IllegalArgumentException | IllegalStateException e) {
                findings.add(place, "key", "one that can sign", String.valueOf(e.getMessage()));
            }
            if (newest != null) {
                signature(place, each, newest, signedAt);
            }
        }
    }

    /**
     * Compares the keys that sign with those that the ledger says do.
     *
     * @param entry the payload of the newest entry that says so; null before there is any, when it is the first key alone
     */
    void signing(List<SigningKeys.SigningKey> all, @Nullable String entry) {
        Set<String> said = new LinkedHashSet<>();
        if (entry == null) {
            all.stream().limit(1).forEach(first -> said.add(form(first)));
        } else {
            said.addAll(keys(entry));
        }
        for (SigningKeys.SigningKey each : all) {
            if (each.retiredAt() == null && !said.remove(form(each))) {
                findings.add("key " + each.key().id(), "signing", "an entry that says that it does", "none");
            }
        }
        said.forEach(key -> findings.add("key " + key, "signing", "a key that does", "none"));
    }

    private static List<String> keys(String entry) {
        try {
            return JSON.readTree(entry)
                    .path("signing")
                    .valueStream()
                    .map(JsonNode::asString)
                    .toList();
        } catch (JacksonException e) {
            // That the payload was changed is found where its chain is verified.
            return List.of();
        }
    }

    /** Returns the verifier key; what is in its columns when that is none. */
    private static String form(SigningKeys.SigningKey key) {
        try {
            return key.key().toString();
        } catch (IllegalArgumentException e) {
            return key.key().name() + "+" + key.key().id() + "+" + key.key().publicKey();
        }
    }

    private void signature(String place, SigningKeys.SigningKey key, SignedNote newest, Instant signedAt) {
        boolean signed = newest.signatures().stream()
                .anyMatch(each -> each.id().equals(key.key().id())
                        && each.name().equals(key.key().name()));
        Instant retired = key.retiredAt();
        if (!signed && retired == null && key.createdAt().plus(TOLERANCE).isBefore(signedAt)) {
            findings.add(place, "signature", "under the newest checkpoint", "none");
        } else if (signed && retired != null && retired.plus(TOLERANCE).isBefore(signedAt)) {
            findings.add(place, "retiredAt", "after the newest checkpoint that it signed", retired.toString());
        }
    }
}
