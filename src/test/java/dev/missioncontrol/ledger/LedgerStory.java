package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.missioncontrol.ledger.attestation.Envelope;
import dev.missioncontrol.ledger.attestation.Statement;
import dev.missioncontrol.ledger.checkpoint.SigningKeys;
import dev.missioncontrol.ledger.note.VerifierKey;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A ledger in which everything occurs: four chains, payloads, artifacts, an attestation, tombstones of both, a log with
 * subtrees, several checkpoints, a rotation of its key, and entries that wait.
 */
final class LedgerStory {

    /** What the entries of {@link #chain} are, by their index. */
    static final int NOTE_TOMBSTONED = 1;

    static final int PATCH = 2;
    static final int AGENT_RUN = 4;
    static final int ATTESTATION = 5;
    static final int NOTE = 6;

    private static final int FILLERS = 520;

    private final WorkflowId chain = new WorkflowId(UUID.fromString("11111111-1111-4111-8111-111111111111"));
    private final WorkflowId other = new WorkflowId(UUID.fromString("22222222-2222-4222-8222-222222222222"));
    private final WorkflowId filler = new WorkflowId(UUID.fromString("33333333-3333-4333-8333-333333333333"));

    private List<VerifierKey> keys = List.of();
    private String kept = "";

    /** Returns the chain that everything is in. */
    WorkflowId chain() {
        return chain;
    }

    /** Returns a chain of a few notes; the last two wait for their leaf. */
    WorkflowId other() {
        return other;
    }

    /** Returns the keys as they were published: the retired one and the one that signs. */
    List<VerifierKey> keys() {
        return keys;
    }

    /** Returns the checkpoint that somebody kept. */
    String kept() {
        return kept;
    }

    void tell(LedgerOn on) {
        LedgerFixture fixture = new LedgerFixture(on.get(Ledger.class), on.get(TransactionTemplate.class));
        SigningKeys signing = on.get(SigningKeys.class);
        fixture.append(chain, "workflow.created", "Created \u20AC \"quoted\"", Map.of("n", 1));
        fixture.append(chain, "workflow.note", "To be forgotten", Map.of());
        store(on, fixture, ArtifactKind.PATCH, "a.patch", "text/x-diff", "a.patch\n");
        fixture.append(other, "workflow.created", "Created another", Map.of());
        on.checkpoint();
        Digest log = store(on, fixture, ArtifactKind.LOG, "c.log", "text/plain", "c.log\n");
        fixture.append(chain, "agent_run.started", "Started", Map.of("agentRunId", AgentRunId.next()));
        rotated(fixture, signing, "log.key_added", signing.add());
        on.checkpoint();
        store(
                on,
                fixture,
                ArtifactKind.ATTESTATION,
                "provenance.intoto.jsonl",
                "application/jsonl",
                Envelope.of(statement("a"), signing.signers()).json() + "\n");
        fixture.append(chain, "workflow.note", "One", Map.of("number", 1));
        fixture.append(chain, "workflow.note", "Two", Map.of("number", 2));
        SigningKeys.SigningKey first = signing.all().getFirst();
        signing.retire(first.key().id());
        rotated(fixture, signing, "log.key_retired", first);
        tombstone(
                on,
                on.get(LedgerEntries.class)
                        .find(chain, NOTE_TOMBSTONED)
                        .orElseThrow()
                        .payloadDigest());
        tombstone(on, log);
        on.checkpoint();
        fixture.inTransaction(() -> {
            for (int i = 0; i < FILLERS; i++) {
                on.get(Ledger.class)
                        .append(filler, new LedgerFixture.Type("workflow.note"), ALICE, "Note " + i, Map.of());
            }
            return FILLERS;
        });
        fixture.append(other, "workflow.note", "Another", Map.of());
        kept = on.checkpoint();
        fixture.append(other, "workflow.note", "One that waits", Map.of());
        fixture.append(other, "workflow.note", "Another that waits", Map.of());
        keys = signing.all().stream().map(SigningKeys.SigningKey::key).toList();
    }

    private static void rotated(LedgerFixture fixture, SigningKeys signing, String type, SigningKeys.SigningKey key) {
        List<String> sign = signing.all().stream()
                .filter(each -> each.retiredAt() == null)
                .map(each -> each.key().toString())
                .toList();
        fixture.append(
                Ledger.SYSTEM_CHAIN, type, "Rotated", Map.of("key", key.key().toString(), "signing", sign));
    }

    static Statement statement(String commit) {
        return new Statement(
                List.of(new Statement.Subject("shop", "gitCommit", commit.repeat(40))),
                Statement.PROVENANCE,
                Map.of("buildDefinition", Map.of()));
    }

    private Digest store(
            LedgerOn on, LedgerFixture fixture, ArtifactKind kind, String name, String type, String content) {
        return fixture.inTransaction(() -> on.get(Artifacts.class)
                .store(chain, kind, name, type, content.getBytes(UTF_8), ALICE)
                .digest());
    }

    private static void tombstone(LedgerOn on, Digest digest) {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("root", "", "ROLE_ADMIN"));
        try {
            on.get(Tombstones.class).tombstone(digest, "asked to");
        } finally {
            SecurityContextHolder.clearContext();
        }
    }
}
