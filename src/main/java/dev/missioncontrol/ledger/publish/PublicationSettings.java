package dev.missioncontrol.ledger.publish;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where checkpoints go.
 *
 * @param checkpointDirectory the directory that gets a file per checkpoint, named by its size; null for none
 * @param witness the witness that is asked to cosign
 */
@ConfigurationProperties("missioncontrol.ledger.publish")
record PublicationSettings(
        @Nullable Path checkpointDirectory, @DefaultValue Witness witness) {

    /**
     * A witness (C2SP tlog-witness).
     *
     * @param url its submission prefix; null for none
     * @param key its verifier key, {@code name+id+key} with type 4 (C2SP tlog-cosignature); cosignatures of others are not
     *     kept
     * @param timeout how long one request may take
     */
    record Witness(
            @Nullable URI url,
            @Nullable String key,
            @DefaultValue("10s") Duration timeout) {}
}
