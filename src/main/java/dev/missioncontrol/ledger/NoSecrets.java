package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Refusal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Turns down what people send when it holds a credential, before it is kept anywhere (I5). */
@Component
public class NoSecrets {

    private final ObjectProvider<SecretDetector> detectors;

    NoSecrets(ObjectProvider<SecretDetector> detectors) {
        this.detectors = detectors;
    }

    /**
     * Checks a text.
     *
     * @param field the name of the field, for the sender
     * @throws Refusal INVALID naming the field and the kind of credential, never the credential
     */
    public void require(String field, @Nullable String text) {
        if (text == null) {
            return;
        }
        detectors.stream()
                .map(detector -> detector.find(text))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(kind -> {
                    throw Refusal.invalid(
                            field,
                            "'" + field + "' holds a secret: " + kind + ".",
                            "Take it out and refer to it as ${{ secrets.NAME }}. If it is real, revoke it: it has left its"
                                    + " safe place.");
                });
    }
}
