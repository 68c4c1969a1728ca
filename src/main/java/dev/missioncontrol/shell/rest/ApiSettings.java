package dev.missioncontrol.shell.rest;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of the REST API.
 *
 * @param maxRequestSize the largest request body taken
 * @param idempotencyRetention how long the answer to a request with an Idempotency-Key is kept
 */
@ConfigurationProperties("missioncontrol.api")
record ApiSettings(
        @DefaultValue("16MB") DataSize maxRequestSize,
        @DefaultValue("24h") Duration idempotencyRetention) {}
