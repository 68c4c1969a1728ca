package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shell.rest.IdempotentRequests.Claim;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Does a POST that carries an {@code Idempotency-Key} once, however often it is sent: the second time it is answered as
 * the first time. Follows the IETF draft "The Idempotency-Key HTTP Header Field".
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    /** The request header. */
    static final String KEY = "Idempotency-Key";

    /** Says in the answer that it was given before. */
    static final String REPLAYED = "Idempotency-Replayed";

    private static final Pattern KEY_FORM = Pattern.compile("[\\x21-\\x7e]{1,255}");

    /** Refusals that say nothing about the request itself: it may be sent again with the same key. */
    private static final Set<Integer> PASSING = Set.of(
            HttpStatus.UNAUTHORIZED.value(),
            HttpStatus.FORBIDDEN.value(),
            HttpStatus.REQUEST_TIMEOUT.value(),
            HttpStatus.CONTENT_TOO_LARGE.value(),
            HttpStatus.TOO_EARLY.value(),
            HttpStatus.TOO_MANY_REQUESTS.value());

    private final IdempotentRequests requests;
    private final ProblemWriter problems;

    IdempotencyFilter(IdempotentRequests requests, ProblemWriter problems) {
        this.requests = requests;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !HttpMethod.POST.matches(request.getMethod())
                || request.getHeader(KEY) == null
                || request.getRemoteUser() == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String key = request.getHeader(KEY);
        if (!KEY_FORM.matcher(key).matches()) {
            problems.write(
                    request,
                    response,
                    Problems.of(Refusal.invalid(
                            KEY,
                            "The Idempotency-Key is not 1 to 255 visible ASCII characters.",
                            "Use a fresh UUID for each new request.")));
            return;
        }
        switch (requests.claim(request.getRemoteUser(), key, fingerprint(request))) {
            case Claim.Granted granted -> work(granted, request, response, chain);
            case Claim.Answered(StoredAnswer answer) -> replay(answer, request, response);
            case Claim.InProgress() -> {
                response.setHeader(HttpHeaders.RETRY_AFTER, "1");
                problems.write(
                        request,
                        response,
                        Problems.of(Refusal.conflict(
                                "The request with this Idempotency-Key is still being worked on.",
                                "Send it again in a moment.")));
            }
            case Claim.OtherRequest() ->
                problems.write(
                        request,
                        response,
                        Problems.of(
                                HttpStatus.UNPROCESSABLE_CONTENT,
                                "This Idempotency-Key was used for a different request.",
                                KEY,
                                "Use a fresh key for each new request."));
        }
    }

    private static Digest fingerprint(HttpServletRequest request) throws IOException {
        MessageDigest digest = Digest.sha256();
        String query = request.getQueryString();
        digest.update((request.getMethod() + " " + request.getRequestURI() + "?" + (query == null ? "" : query) + "\n")
                .getBytes(StandardCharsets.UTF_8));
        digest.update(request.getInputStream().readAllBytes());
        return new Digest(HexFormat.of().formatHex(digest.digest()));
    }

    private void work(
            Claim.Granted granted, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var caching = new ContentCachingResponseWrapper(response);
        boolean answered = false;
        try {
            chain.doFilter(request, caching);
            if (lasting(caching.getStatus()) && !request.isAsyncStarted()) {
                requests.complete(granted, answer(request, caching));
                answered = true;
            }
        } finally {
            if (!answered) {
                requests.release(granted);
            }
        }
        caching.copyBodyToResponse();
    }

    private static boolean lasting(int status) {
        return status >= 200 && status < 500 && !PASSING.contains(status);
    }

    private static StoredAnswer answer(HttpServletRequest request, ContentCachingResponseWrapper response) {
        byte[] body = SecretAnswer.isSaidOf(request) ? null : response.getContentAsByteArray();
        return new StoredAnswer(
                response.getStatus(), response.getContentType(), response.getHeader(HttpHeaders.LOCATION), body);
    }

    private void replay(StoredAnswer answer, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] body = answer.body();
        if (body == null) {
            problems.write(
                    request,
                    response,
                    Problems.of(Refusal.conflict(
                            "This request was done before, and its answer held a secret that is shown once only.",
                            "If the answer was lost, revoke what was made and make another with a fresh key.")));
            return;
        }
        response.setStatus(answer.status());
        response.setHeader(REPLAYED, "true");
        if (answer.location() != null) {
            response.setHeader(HttpHeaders.LOCATION, answer.location());
        }
        if (answer.contentType() != null) {
            response.setContentType(answer.contentType());
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
