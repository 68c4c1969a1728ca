package dev.missioncontrol.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.AgentRunId;
import dev.missioncontrol.shared.Page;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

@IntegrationTest
class LedgerEntriesIntegrationTests {

    @Autowired
    private Ledger ledger;

    @Autowired
    private LedgerEntries entries;

    @Autowired
    private TransactionTemplate transactions;

    private final WorkflowId chain = WorkflowId.next();
    private final AgentRunId run = AgentRunId.next();
    private LedgerFixture fixture;

    @BeforeEach
    void aChainOfTen() {
        fixture = new LedgerFixture(ledger, transactions);
        fixture.append(chain, "workflow.created", Actor.user("bob"), "Rename 100% of it", Map.of());
        fixture.append(chain, "agent_run.started", Actor.agent("codemod"), "Started", Map.of("agentRunId", run));
        for (int i = 2; i < 10; i++) {
            fixture.append(chain, "gate.judged", "Gate" + (i - 2) + " of " + chain, Map.of());
        }
    }

    @ParameterizedTest
    @EnumSource
    void pagesBothWaysWithoutGapOrRepetition(EntryOrder order) {
        List<Long> seen = new ArrayList<>();
        String cursor = null;
        do {
            Page<LedgerEntry> page = entries.page(EntryFilter.of(chain), order, cursor, 3);
            page.items().forEach(entry -> seen.add(entry.index()));
            cursor = page.next();
        } while (cursor != null);

        List<Long> ascending = LongStream.range(0, 10).boxed().toList();
        assertThat(seen).containsExactlyElementsOf(order == EntryOrder.OLDEST_FIRST ? ascending : ascending.reversed());
    }

    @Test
    void pagesOverAllChainsInTheOrderOfArrival() {
        WorkflowId other = WorkflowId.next();
        fixture.append(other, "workflow.created", "Other", Map.of());

        Page<LedgerEntry> latest = entries.page(EntryFilter.everything(), EntryOrder.NEWEST_FIRST, null, 2);

        assertThat(latest.items()).extracting(LedgerEntry::chain).containsExactly(other, chain);
        Page<LedgerEntry> next = entries.page(EntryFilter.everything(), EntryOrder.NEWEST_FIRST, latest.next(), 1);
        assertThat(next.items()).extracting(LedgerEntry::index).containsExactly(8L);
    }

    @Test
    void slicesLikeItPages() {
        assertThat(entries.slice(entries.listing(EntryFilter.of(chain)), EntryOrder.NEWEST_FIRST, 2, 3))
                .extracting(LedgerEntry::index)
                .containsExactly(7L, 6L, 5L);
        assertThat(entries.slice(entries.listing(EntryFilter.of(chain)), EntryOrder.OLDEST_FIRST, 8, 5))
                .extracting(LedgerEntry::index)
                .containsExactly(8L, 9L);
        assertThat(entries.slice(entries.listing(matching("gate.", null, null, null)), EntryOrder.NEWEST_FIRST, 1, 2))
                .extracting(LedgerEntry::index)
                .containsExactly(8L, 7L);
        assertThat(entries.count(EntryFilter.of(chain))).isEqualTo(10);
        assertThat(entries.count(matching("gate.", null, null, null))).isEqualTo(8);
    }

    @Test
    void aListingStaysWhatItWasAndKnowsHowMuchIsNewer() {
        Listing ofChain = entries.listing(EntryFilter.of(chain));
        Listing gates = entries.listing(matching("gate.", null, null, null));
        Listing everything = entries.listing(EntryFilter.everything());
        LedgerEntry newest = entries.find(chain, 9).orElseThrow();

        fixture.append(chain, "gate.judged", "Later", Map.of());
        fixture.append(WorkflowId.next(), "workflow.created", "Elsewhere", Map.of());

        for (Listing listing : List.of(ofChain, gates, everything)) {
            assertThat(entries.slice(listing, EntryOrder.NEWEST_FIRST, 0, 1)).containsExactly(newest);
        }
        assertThat(entries.slice(ofChain, EntryOrder.OLDEST_FIRST, 9, 5)).containsExactly(newest);
        assertThat(entries.newerThan(ofChain)).isEqualTo(1);
        assertThat(entries.newerThan(gates)).isEqualTo(1);
        assertThat(entries.newerThan(everything)).isEqualTo(2);
        assertThat(ofChain.placeOf(newest, EntryOrder.NEWEST_FIRST)).isZero();
        assertThat(ofChain.placeOf(newest, EntryOrder.OLDEST_FIRST)).isEqualTo(9);
    }

    @Test
    void filtersByTypeActorRunAndText() {
        assertThat(indexes(matching("agent_run", null, null, null))).containsExactly(1L);
        assertThat(indexes(matching("agent%", null, null, null))).isEmpty();
        assertThat(indexes(matching(null, "user:bob", null, null))).containsExactly(0L);
        assertThat(indexes(matching(null, "codemod", null, null))).containsExactly(1L);
        assertThat(indexes(matching(null, null, run, null))).containsExactly(1L);
        assertThat(indexes(matching(null, null, null, "100% OF"))).containsExactly(0L);
        assertThat(indexes(matching(null, null, null, "100_ of"))).isEmpty();
        assertThat(indexes(matching(" ", "", null, ""))).hasSize(10);
    }

    @Test
    void filtersByTime() {
        Instant fifth = entries.find(chain, 5).orElseThrow().at();
        Instant ninth = entries.find(chain, 9).orElseThrow().at();
        EntryFilter between = new EntryFilter(chain, null, null, null, fifth, ninth, null);

        assertThat(entries.page(between, EntryOrder.OLDEST_FIRST, null, 100).items())
                .allSatisfy(entry -> assertThat(entry.at()).isBetween(fifth, ninth))
                .hasSizeBetween(0, 9);
        assertThat(indexes(new EntryFilter(chain, null, null, null, ninth.plusSeconds(1), null, null)))
                .isEmpty();
    }

    @Test
    void tellsTheTypesAndActorsThatOccur() {
        assertThat(entries.types(chain)).containsExactly("agent_run.started", "gate.judged", "workflow.created");
        assertThat(entries.actors(chain)).containsExactly("agent:codemod", "user:alice", "user:bob");
        assertThat(entries.types(null))
                .contains("gate.judged", "workflow.created")
                .isSorted();
    }

    @Test
    void readsPayloadsWithTheirSummary() {
        LedgerEntry entry = entries.find(chain, 1).orElseThrow();

        assertThat(entry.agentRun()).isEqualTo(run);
        assertThat(entries.payload(entry.payloadDigest()))
                .hasValue("{\"agentRunId\":\"" + run + "\",\"summary\":\"Started\"}");
    }

    @Test
    void refusesACursorOrLimitThatIsNone() {
        assertThatThrownBy(() -> entries.page(EntryFilter.of(chain), EntryOrder.OLDEST_FIRST, "x", 10))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("cursor"));
        assertThatThrownBy(() -> entries.page(EntryFilter.of(chain), EntryOrder.OLDEST_FIRST, null, 0))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.field()).isEqualTo("limit"));
    }

    private EntryFilter matching(
            @Nullable String type, @Nullable String actor, @Nullable AgentRunId agentRun, @Nullable String text) {
        return new EntryFilter(chain, type, actor, agentRun, null, null, text);
    }

    private List<Long> indexes(EntryFilter filter) {
        assertThat(entries.count(filter))
                .isEqualTo(entries.page(filter, EntryOrder.OLDEST_FIRST, null, 200)
                        .items()
                        .size());
        return entries.slice(entries.listing(filter), EntryOrder.OLDEST_FIRST, 0, 500).stream()
                .map(LedgerEntry::index)
                .toList();
    }
}
