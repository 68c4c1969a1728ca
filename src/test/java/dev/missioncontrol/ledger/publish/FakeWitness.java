package dev.missioncontrol.ledger.publish;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.missioncontrol.ledger.merkle.MerkleProofs;
import dev.missioncontrol.ledger.merkle.TreeHash;
import dev.missioncontrol.ledger.note.Checkpoint;
import dev.missioncontrol.ledger.note.SignedNote;
import dev.missioncontrol.ledger.note.VerifierKey;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A witness over real HTTP that checks signature and consistency, and cosigns, as C2SP tlog-witness says. */
final class FakeWitness implements AutoCloseable {

    private static final String NAME = "witness.example/w1";
    private static final long TIME = 1_700_000_000L;

    private final HttpServer server;
    private final KeyPair key;
    private final List<VerifierKey> logKeys;
    private final AtomicInteger broken = new AtomicInteger();
    final AtomicInteger requests = new AtomicInteger();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile boolean stalling;
    private @Nullable Checkpoint known;

    FakeWitness(List<VerifierKey> logKeys) throws IOException, GeneralSecurityException {
        this.logKeys = logKeys;
        this.key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/log/add-checkpoint", this::answer);
        server.setExecutor(threads);
        server.start();
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/log");
    }

    String verifierKey() {
        byte[] typed = new byte[33];
        typed[0] = 4;
        System.arraycopy(raw(), 0, typed, 1, 32);
        return NAME + "+" + HexFormat.of().formatHex(id()) + "+"
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Answers the next requests with 503. */
    void breakFor(int times) {
        broken.set(times);
    }

    /** Begins every answer, and never ends it. */
    void stall() {
        stalling = true;
    }

    /** Has seen this before. */
    void knows(Checkpoint checkpoint) {
        known = checkpoint;
    }

    private void answer(HttpExchange exchange) throws IOException {
        requests.incrementAndGet();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        try (exchange) {
            if (broken.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
                send(exchange, 503, "text/plain", "later\n");
                return;
            }
            if (stalling) {
                exchange.sendResponseHeaders(200, 100);
                exchange.getResponseBody().write('x');
                exchange.getResponseBody().flush();
                closed.await();
                return;
            }
            int blank = body.indexOf("\n\n");
            List<String> head = body.substring(0, blank).lines().toList();
            long old = Long.parseLong(head.getFirst().substring("old ".length()));
            SignedNote note = SignedNote.parse(body.substring(blank + 2));
            Checkpoint checkpoint = Checkpoint.parse(note.text());
            if (note.verifiedBy(logKeys).isEmpty()) {
                send(exchange, 403, "text/plain", "unknown key\n");
                return;
            }
            long expected = known == null ? 0 : known.size();
            if (old != expected) {
                send(exchange, 409, "text/x.tlog.size", expected + "\n");
                return;
            }
            List<TreeHash> proof =
                    head.subList(1, head.size()).stream().map(TreeHash::parse).toList();
            if (known != null
                    && old != checkpoint.size()
                    && !MerkleProofs.extend(old, known.root(), checkpoint.size(), checkpoint.root(), proof)) {
                send(exchange, 422, "text/plain", "not consistent\n");
                return;
            }
            known = checkpoint;
            send(exchange, 200, "text/plain", "\u2014 other.example/w AAAAAAAAAAAAAAAA\n" + cosign(note.text()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String cosign(String text) {
        try {
            Signature ed25519 = Signature.getInstance("Ed25519");
            ed25519.initSign(key.getPrivate());
            ed25519.update(("cosignature/v1\ntime " + TIME + "\n" + text).getBytes(StandardCharsets.UTF_8));
            byte[] signature = ed25519.sign();
            byte[] line = ByteBuffer.allocate(4 + 8 + signature.length)
                    .put(id())
                    .putLong(TIME)
                    .put(signature)
                    .array();
            return "\u2014 " + NAME + " " + Base64.getEncoder().encodeToString(line) + "\n";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private byte[] raw() {
        byte[] encoded = key.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - 32, encoded.length);
    }

    private byte[] id() {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            sha.update((NAME + "\n").getBytes(StandardCharsets.UTF_8));
            sha.update((byte) 4);
            return Arrays.copyOf(sha.digest(raw()), 4);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }
}
