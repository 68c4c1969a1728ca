package dev.missioncontrol.ledger.ui;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.ledger.EntryOrder;
import dev.missioncontrol.ledger.LedgerEntry;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TimelineItemTests {

    private static final WorkflowId CHAIN = WorkflowId.next();
    private static final Instant START = Instant.parse("2026-03-01T00:00:00Z");

    private final LedgerEntry first = entry(0, Duration.ZERO);
    private final LedgerEntry second = entry(1, Duration.ofMinutes(1));
    private final LedgerEntry third = entry(2, Duration.ofMinutes(193));

    @Test
    void putsALongPauseBeforeTheEntryThatEndedIt() {
        assertThat(TimelineItem.of(List.of(first, second, third), EntryOrder.OLDEST_FIRST, false))
                .containsExactly(
                        new TimelineItem(first, null),
                        new TimelineItem(second, null),
                        new TimelineItem(third, Duration.ofMinutes(192)));
        assertThat(TimelineItem.of(List.of(third, second, first), EntryOrder.NEWEST_FIRST, false))
                .containsExactly(
                        new TimelineItem(third, Duration.ofMinutes(192)),
                        new TimelineItem(second, null),
                        new TimelineItem(first, null));
    }

    @Test
    void leavesOutTheNeighbourThatWasReadForItsTimeOnly() {
        assertThat(TimelineItem.of(List.of(third, second), EntryOrder.NEWEST_FIRST, true))
                .containsExactly(new TimelineItem(third, Duration.ofMinutes(192)));
        assertThat(TimelineItem.of(List.of(second, third), EntryOrder.OLDEST_FIRST, true))
                .containsExactly(new TimelineItem(third, Duration.ofMinutes(192)));
    }

    @ParameterizedTest
    @CsvSource({"12, 12 min idle", "192, 3 h 12 min idle", "180, 3 h 0 min idle", "1440, 1 d idle", "3065, 2 d 3 h idle"
    })
    void saysAPauseInWords(int minutes, String words) {
        assertThat(TimelineItem.inWords(Duration.ofMinutes(minutes))).isEqualTo(words);
    }

    private static LedgerEntry entry(long index, Duration after) {
        Digest digest = Digest.of("x");
        return new LedgerEntry(
                index,
                CHAIN,
                index,
                "workflow.x",
                "user:alice",
                START.plus(after),
                digest,
                digest,
                digest,
                null,
                "x",
                false);
    }
}
