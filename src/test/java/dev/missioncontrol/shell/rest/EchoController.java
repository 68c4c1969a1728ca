package dev.missioncontrol.shell.rest;

import dev.missioncontrol.shared.Refusal;
import io.swagger.v3.oas.annotations.Hidden;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Stands in for a feature's controller: counts how often it was really called. */
@RestController
@Hidden
@RequestMapping("/api/test-echo")
class EchoController {

    final AtomicInteger calls = new AtomicInteger();

    /** Opened when {@code /slow} is at work, and what it then waits for. */
    final CountDownLatch entered = new CountDownLatch(1);

    final CountDownLatch mayLeave = new CountDownLatch(1);

    @PostMapping
    ResponseEntity<Map<String, Object>> echo(@RequestBody Map<String, Object> body) {
        int call = calls.incrementAndGet();
        return ResponseEntity.created(URI.create("/api/test-echo/" + call)).body(Map.of("call", call, "said", body));
    }

    @PostMapping("/refused")
    void refuse() {
        calls.incrementAndGet();
        throw Refusal.conflict("It has moved on.", "Read it again.");
    }

    @PostMapping("/forbidden")
    void forbid() {
        calls.incrementAndGet();
        throw Refusal.forbidden("You may not.", "Ask.");
    }

    @PostMapping("/broken")
    void breakDown() {
        calls.incrementAndGet();
        throw new IllegalStateException("the secret reason");
    }

    @PostMapping("/slow")
    Map<String, Object> slow() throws InterruptedException {
        calls.incrementAndGet();
        entered.countDown();
        mayLeave.await();
        return Map.of("slow", true);
    }
}
