package dev.missioncontrol.ledger;

import static dev.missioncontrol.ledger.LedgerFixture.ALICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.ledger.checkpoint.LogVerifier;
import dev.missioncontrol.ledger.checkpoint.Sequencer;
import dev.missioncontrol.shared.WorkflowId;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LedgerMetricsIntegrationTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerVerifier verifier;

    @Autowired
    private LogVerifier log;

    @Autowired
    private Sequencer sequencer;

    @Autowired
    private MeterRegistry registry;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();

    @Test
    void countsWhatIsCommittedAndNothingElse() {
        double before = count("missioncontrol.ledger.appended");

        append(3, false);
        append(2, true);

        assertThat(count("missioncontrol.ledger.appended") - before).isEqualTo(3);
    }

    @Test
    void tellsHowFarTheCheckpointsAreBehind() {
        while (sequencer.sequenceNow() > 0) {
            // Until none waits.
        }
        // Tests that tamper take entries away that wait.
        double before = gauge("missioncontrol.ledger.checkpoint.lag");

        append(3, false);

        assertThat(gauge("missioncontrol.ledger.checkpoint.lag")).isEqualTo(before + 3);
        sequencer.sequenceNow();
        assertThat(gauge("missioncontrol.ledger.checkpoint.lag")).isEqualTo(before);
        assertThat(gauge("missioncontrol.ledger.checkpoint.age")).isNotNaN();
    }

    @Test
    void timesVerifications() {
        append(3, false);
        double entries = count("missioncontrol.ledger.verified");
        long times = registry.find("missioncontrol.ledger.verification").timers().stream()
                .mapToLong(timer -> timer.count())
                .sum();

        verifier.verify(chain);
        long leaves = log.verify().entries();

        assertThat(count("missioncontrol.ledger.verified") - entries).isEqualTo(3 + leaves);
        assertThat(registry.find("missioncontrol.ledger.verification").timers().stream()
                        .mapToLong(timer -> timer.count())
                        .sum())
                .isEqualTo(times + 2);
    }

    private void append(int entries, boolean undone) {
        transactions.executeWithoutResult(status -> {
            NewEntry entry = new NewEntry(new LedgerFixture.Type("workflow.note"), ALICE, "Note", Map.of());
            List<LedgerEntryRef> references = ledger.appendAll(chain, Collections.nCopies(entries, entry));
            assertThat(references).hasSize(entries);
            if (undone) {
                status.setRollbackOnly();
            }
        });
    }

    private double count(String name) {
        return registry.find(name).counters().stream()
                .mapToDouble(counter -> counter.count())
                .sum();
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }
}
