package dev.missioncontrol.ledger.checkpoint;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.EntryType;
import dev.missioncontrol.ledger.Ledger;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** What it does not find out by itself; TamperedDatabaseIntegrationTests shows what it finds. */
@IntegrationTest
class LogVerifierIntegrationTests {

    private record Type(String code) implements EntryType {}

    @Autowired
    private Ledger ledger;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private Checkpoints checkpoints;

    @Autowired
    private LogVerifier verifier;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = new WorkflowId(UUID.randomUUID());

    @Test
    void refusesACheckpointOfAnotherLog() {
        String kept = signedEntries();
        assertThatExceptionOfType(Refusal.class)
                .isThrownBy(() -> verifier.verify(kept.replace("=\n\n", "A\n\n")))
                .returns("checkpoint", Refusal::field);
        assertThatExceptionOfType(Refusal.class).isThrownBy(() -> verifier.verify("hello"));
    }

    private String signedEntries() {
        transactions.executeWithoutResult(status -> {
            for (int i = 0; i < 3; i++) {
                ledger.append(chain, new Type("test.happened"), Actor.user("alice"), "Entry " + i, Map.of());
            }
        });
        int taken;
        do {
            taken = sequencer.sequence();
        } while (taken > 0);
        return checkpoints.latest().orElseThrow().note();
    }
}
