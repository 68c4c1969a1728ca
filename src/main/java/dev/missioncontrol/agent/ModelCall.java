package dev.missioncontrol.agent;

import java.util.function.Function;

/**
 * A call of a language model, as it goes over the wire.
 *
 * @param model the model's name, with its version
 * @param endpoint the URL the request goes to
 * @param request the request's body, without credentials
 * @param atMost what the call can use at most: it is made only when the budgets have room for that. It is what a call
 *     that fails is charged, for it may have been billed
 * @param used what the answer's body says the call has used
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its digest
public record ModelCall(
        String model, String endpoint, byte[] request, ModelUse atMost, Function<byte[], ModelUse> used) {}
