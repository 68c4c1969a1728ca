package dev.missioncontrol.ledger.publish;

import dev.missioncontrol.ledger.merkle.TreeHash;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/** Speaks the protocol of C2SP tlog-witness: one request, tried a few times while the witness does not answer. */
final class WitnessClient {

    private static final int TRIES = 3;
    private static final long FIRST_PAUSE_MILLIS = 200;
    private static final int OK = 200;
    private static final int CONFLICT = 409;
    private static final int SERVER_ERROR = 500;
    private static final int MOST_ANSWERED = 16_384;
    private static final Pattern SIZE = Pattern.compile("0|[1-9]\\d{0,17}");

    private final URI address;
    private final Duration timeout;
    private final HttpClient http;

    WitnessClient(URI prefix, Duration timeout) {
        String text = prefix.toString();
        this.address = URI.create((text.endsWith("/") ? text : text + "/") + "add-checkpoint");
        this.timeout = timeout;
        this.http = HttpClient.newBuilder()
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
    }

    /** What the witness answered. */
    sealed interface Answer {}

    /** It cosigned. */
    record Cosigned(List<String> lines) implements Answer {}

    /** It knows the log at another size than was said. */
    record KnowsSize(long size) implements Answer {}

    /**
     * Sends a checkpoint.
     *
     * @param old the size that the witness is thought to know
     * @param proof that the log of that size is the beginning of the checkpoint's
     * @throws PublicationFailed when it refuses or does not answer
     */
    Answer add(long old, List<TreeHash> proof, String checkpoint) throws PublicationFailed {
        StringBuilder body = new StringBuilder("old ").append(old).append('\n');
        proof.forEach(hash -> body.append(hash.base64()).append('\n'));
        body.append('\n').append(checkpoint);
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(timeout)
                .header("Content-Type", "text/plain; charset=utf-8")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                .build();
        HttpResponse<String> response = send(request);
        String answer = response.body();
        return switch (response.statusCode()) {
            case OK -> new Cosigned(answer.lines().toList());
            case CONFLICT -> knows(answer.strip());
            default ->
                throw new PublicationFailed("The witness at " + address + " refused the checkpoint: HTTP "
                        + response.statusCode() + " " + shortened(answer));
        };
    }

    private Answer knows(String size) throws PublicationFailed {
        if (!SIZE.matcher(size).matches()) {
            throw new PublicationFailed("The witness at " + address
                    + " has another log of the same size: it was rewritten, or the witness is wrong.");
        }
        return new KnowsSize(Long.parseLong(size));
    }

    private HttpResponse<String> send(HttpRequest request) throws PublicationFailed {
        String problem = "";
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            try {
                HttpResponse<String> response = exchange(request);
                if (response.statusCode() < SERVER_ERROR) {
                    return response;
                }
                problem = "HTTP " + response.statusCode();
            } catch (ExecutionException e) {
                problem = String.valueOf(e.getCause());
            } catch (TimeoutException e) {
                problem = "no whole answer within " + timeout;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new PublicationFailed("The server is being stopped.");
            }
            if (attempt < TRIES) {
                long pause = FIRST_PAUSE_MILLIS << attempt;
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(
                        pause / 2 + ThreadLocalRandom.current().nextLong(pause)));
            }
        }
        throw new PublicationFailed("The witness at " + address + " did not answer " + TRIES + " times: " + problem);
    }

    /** The request's own timeout ends with the headers; a witness may be slow with the rest, too. */
    private HttpResponse<String> exchange(HttpRequest request)
            throws ExecutionException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofString(), MOST_ANSWERED));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } finally {
            answer.cancel(true);
        }
    }

    private static String shortened(String answer) {
        String line = answer.strip().replaceAll("\\s+", " ");
        return line.substring(0, Math.min(line.length(), 200));
    }
}
