/**
 * What every REST controller shares: refusals as problem details (RFC 9457), strict JSON, a limit on request bodies and
 * requests that may be repeated (Idempotency-Key).
 */
@NullMarked
@NamedInterface("rest")
package dev.missioncontrol.shell.rest;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
