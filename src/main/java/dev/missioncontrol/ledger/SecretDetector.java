package dev.missioncontrol.ledger;

import java.util.Optional;

/**
 * Recognises credentials in text by their form, whoever they belong to. Every bean of this type is asked by the redactor
 * and by {@link NoSecrets}.
 */
public interface SecretDetector {

    /** Returns the text with each credential replaced by {@code [secret: rule]}; the same text when it has none. */
    String masked(String text);

    /** Returns what the first credential in the text is, as in "an access key id of AWS"; empty when it has none. */
    Optional<String> find(String text);
}
