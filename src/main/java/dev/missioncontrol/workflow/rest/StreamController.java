package dev.missioncontrol.workflow.rest;

import com.vaadin.flow.shared.Registration;
import dev.missioncontrol.ledger.EntryFilter;
import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntries;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import dev.missioncontrol.shell.live.Topics;
import dev.missioncontrol.workflow.WorkflowCatalogue;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthentication;
import org.springframework.security.oauth2.server.resource.introspection.OAuth2IntrospectionException;
import org.springframework.security.oauth2.server.resource.introspection.OpaqueTokenIntrospector;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Streams a run's ledger entries as server-sent events (HTML Living Standard, 9.2). An event's id is the entry's index,
 * so a client that comes back with {@code Last-Event-ID} misses nothing; a comment every fifteen seconds keeps proxies
 * from closing an idle stream.
 */
@RestController
@Tag(name = "Runs")
class StreamController {

    private static final Duration LONGEST = Duration.ofHours(6);
    private static final long HEARTBEAT_SECONDS = 15;
    private static final int BATCH = 200;

    private final WorkflowCatalogue catalogue;
    private final LedgerEntries ledger;
    private final Topics topics;

    private final OpaqueTokenIntrospector tokens;

    StreamController(WorkflowCatalogue catalogue, LedgerEntries ledger, Topics topics, OpaqueTokenIntrospector tokens) {
        this.catalogue = catalogue;
        this.ledger = ledger;
        this.topics = topics;
        this.tokens = tokens;
    }

    @GetMapping(value = "/api/runs/{runId}/stream", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    @Operation(summary = "Follow a run: one event per ledger entry")
    SseEmitter stream(
            @PathVariable String runId,
            @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
            BearerTokenAuthentication caller) {
        WorkflowId id = catalogue.get(WorkflowId.parse(runId)).id();
        long seen = lastSeen(lastEventId);
        var emitter = new SseEmitter(LONGEST.toMillis());
        var news = new Semaphore(1);
        Registration subscription = topics.subscribe("workflow:" + id, topic -> news.release());
        String token = caller.getToken().getTokenValue();
        Thread thread = Thread.ofVirtual().name("stream-" + id).unstarted(() -> follow(id, seen, emitter, news, token));
        Runnable end = () -> {
            subscription.remove();
            thread.interrupt();
        };
        emitter.onCompletion(end);
        emitter.onTimeout(emitter::complete);
        emitter.onError(failure -> end.run());
        thread.start();
        return emitter;
    }

    /** A stream may outlive the token it was opened with: that is looked at before each thing that is sent. */
    private void follow(WorkflowId id, long seen, SseEmitter emitter, Semaphore news, String token) {
        long last = seen;
        try {
            while (true) {
                boolean some = news.tryAcquire(HEARTBEAT_SECONDS, TimeUnit.SECONDS);
                tokens.introspect(token);
                if (some) {
                    news.drainPermits();
                    last = send(id, last, emitter);
                } else {
                    emitter.send(SseEmitter.event().comment("still here"));
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | IllegalStateException e) {
            // The client has gone. The container has noticed, and ends the request itself.
        } catch (OAuth2IntrospectionException e) {
            // Revoked, expired, or its account disabled: a client that comes back is told so.
            emitter.complete();
        } catch (DataAccessException e) {
            // The client comes back with the id of the last event it got.
            emitter.complete();
        }
    }

    private long send(WorkflowId id, long after, SseEmitter emitter) throws IOException {
        var filter = new EntryFilter(id, null, null, null, null, null, null);
        long last = after;
        while (true) {
            var page = ledger.page(filter, EntryOrder.OLDEST_FIRST, Long.toString(last), BATCH);
            for (LedgerEntry entry : page.items()) {
                emitter.send(SseEmitter.event()
                        .id(Long.toString(entry.index()))
                        .name(entry.type())
                        .data(
                                Map.of(
                                        "index", entry.index(),
                                        "at", entry.at().toString(),
                                        "type", entry.type(),
                                        "actor", entry.actor().toString(),
                                        "summary", Objects.requireNonNullElse(entry.summary(), "(erased)"),
                                        "hash", entry.hash().hex()),
                                MediaType.APPLICATION_JSON));
                last = entry.index();
            }
            if (page.next() == null) {
                return last;
            }
        }
    }

    private static long lastSeen(@Nullable String lastEventId) {
        if (lastEventId == null || lastEventId.isBlank()) {
            return -1;
        }
        try {
            return Long.parseLong(lastEventId.strip());
        } catch (NumberFormatException e) {
            throw Refusal.invalid(
                    "Last-Event-ID",
                    "'" + lastEventId + "' is not the id of an event.",
                    "Send the id of the last event.");
        }
    }
}
