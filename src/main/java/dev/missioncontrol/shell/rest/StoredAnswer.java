package dev.missioncontrol.shell.rest;

import org.jspecify.annotations.Nullable;

/**
 * What was answered to a request.
 *
 * @param status the HTTP status
 * @param contentType the Content-Type, or null when there was no body
 * @param location the Location header, or null
 * @param body the body; null when it held a secret and was not kept
 */
@SuppressWarnings("ArrayRecordComponent") // written out as it is, never compared
record StoredAnswer(
        int status, @Nullable String contentType, @Nullable String location, byte @Nullable [] body) {}
