package dev.missioncontrol.ledger.rest;

import dev.missioncontrol.ledger.KeyRotation;
import dev.missioncontrol.ledger.checkpoint.Checkpoints;
import dev.missioncontrol.ledger.checkpoint.LogReport;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.merkle.Tile;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.publish.Cosignatures;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The transparency log as C2SP tlog-tiles lays it out, for monitors that follow it, and the keys that sign it. */
@RestController
@RequestMapping("/api/log")
class LogController {

    private static final String PLAIN = "text/plain;charset=UTF-8";
    private static final CacheControl FOR_EVER =
            CacheControl.maxAge(java.time.Duration.ofDays(365)).cachePrivate().immutable();

    private final Checkpoints checkpoints;
    private final SigningKeys keys;
    private final LogVerifier verifier;
    private final KeyRotation rotation;
    private final Cosignatures cosignatures;

    LogController(
            Checkpoints checkpoints,
            SigningKeys keys,
            LogVerifier verifier,
            KeyRotation rotation,
            Cosignatures cosignatures) {
        this.checkpoints = checkpoints;
        this.keys = keys;
        this.verifier = verifier;
        this.rotation = rotation;
        this.cosignatures = cosignatures;
    }

    /** A key that signs or signed the log, in the form {@code name+id+key} that stock verifiers take. */
    record KeyBody(
            String verifierKey, Instant createdAt, @Nullable Instant retiredAt) {

        static KeyBody of(SigningKeys.SigningKey key) {
            return new KeyBody(key.key().toString(), key.createdAt(), key.retiredAt());
        }
    }

    /** A proof that one checkpoint's log is the beginning of another's; hashes in Base64. */
    record ConsistencyBody(long from, long to, List<String> hashes) {}

    @GetMapping(value = "/checkpoint", produces = PLAIN)
    ResponseEntity<String> checkpoint() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noCache())
                .body(checkpoints
                        .latest()
                        .map(this::withCosignatures)
                        .orElseThrow(() -> Refusal.notFound("The log has not been signed yet.")));
    }

    /** The signatures of witnesses stand under those of the log; who does not know their keys ignores them. */
    private String withCosignatures(Checkpoints.Signed checkpoint) {
        return checkpoint.note()
                + cosignatures.of(checkpoint.size()).stream()
                        .map(line -> line + "\n")
                        .collect(Collectors.joining());
    }

    @GetMapping("/keys")
    List<KeyBody> keys() {
        return keys.all().stream().map(KeyBody::of).toList();
    }

    /** Adds a key that signs beside the others; by administrators. */
    @PostMapping("/keys")
    @ResponseStatus(HttpStatus.CREATED)
    KeyBody addKey() {
        return KeyBody.of(rotation.add());
    }

    /** Lets a key sign no more; by administrators. */
    @PostMapping("/keys/{id}/retire")
    KeyBody retireKey(@PathVariable String id) {
        return KeyBody.of(rotation.retire(id));
    }

    @GetMapping("/consistency")
    ConsistencyBody consistency(@RequestParam long from, @RequestParam long to) {
        return new ConsistencyBody(
                from,
                to,
                checkpoints.consistency(from, to).stream().map(TreeHash::base64).toList());
    }

    /** A checkpoint that somebody kept, as it was published; null to compare with those in the database only. */
    record VerifyRequest(@Nullable String checkpoint) {}

    @PostMapping("/verify")
    LogBody verify(@RequestBody VerifyRequest request) {
        return LogBody.of(verifier.verify(request.checkpoint()));
    }

    /** What verifying the log came to. */
    record LogBody(boolean holds, long entries, int checkpoints, List<LogReport.LogFinding> findings) {

        static LogBody of(LogReport report) {
            return new LogBody(report.holds(), report.entries(), report.checkpoints(), report.findings());
        }
    }

    @GetMapping("/tile/entries/{*path}")
    ResponseEntity<byte[]> entries(@PathVariable String path) {
        return bytes(checkpoints.entries(tile(() -> Tile.parse(0, path.substring(1)))));
    }

    @GetMapping("/tile/{level:\\d+}/{*path}")
    ResponseEntity<byte[]> tile(@PathVariable String level, @PathVariable String path) {
        return bytes(checkpoints.tile(tile(() -> Tile.parse(level + path))));
    }

    private static ResponseEntity<byte[]> bytes(byte[] body) {
        return ResponseEntity.ok()
                .cacheControl(FOR_EVER)
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .body(body);
    }

    private static Tile tile(java.util.function.Supplier<Tile> parsed) {
        try {
            return parsed.get();
        } catch (IllegalArgumentException e) {
            throw Refusal.notFound("No tile has that path: " + e.getMessage() + ".");
        }
    }
}
