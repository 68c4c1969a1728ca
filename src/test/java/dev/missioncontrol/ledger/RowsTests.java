package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RowsTests {

    private static final int MB = 1024 * 1024;

    private final Rows rows =
            new Rows(WorkflowId.next(), new ChainHead(0, "0".repeat(64), null), Instant.parse("2026-03-01T09:30:00Z"));

    @Test
    void takesNoPayloadThatNoExportMayHave() {
        assertThatThrownBy(() -> add("\u20AC".repeat(6 * MB)))
                .isInstanceOf(Refusal.class)
                .hasMessageContaining("larger than 16777216 bytes");
    }

    @Test
    void takesALargePayload() {
        add("a".repeat(15 * MB));

        assertThat(rows.references()).hasSize(1);
    }

    private void add(String words) {
        rows.add(
                new NewEntry(new LedgerFixture.Type("workflow.note"), LedgerFixture.ALICE, "A note", Map.of()),
                Map.of("summary", "A note", "words", words));
    }
}
