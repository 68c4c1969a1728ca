package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.IntegrationTest;
import dev.missioncontrol.TestAccounts;
import dev.missioncontrol.agent.AgentOptions;
import dev.missioncontrol.ledger.LedgerVerifier;
import dev.missioncontrol.shared.Actor;
import dev.missioncontrol.shared.Refusal;
import dev.missioncontrol.shared.WorkflowId;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * I3, deterministic orchestration: whatever events come in whatever order, a workflow stands where its ledger, replayed
 * along the table, says; and exactly the step of that state is due.
 */
@IntegrationTest
class InvariantI3IntegrationTests {

    private static final int EVENTS = 60;
    private static final List<WorkflowEvent> ALL_EVENTS = List.of(WorkflowEvent.values());
    private static final List<Fact> ALL_FACTS = List.of(Fact.values());

    @Autowired
    private WorkflowMachine machine;

    @Autowired
    private Workflows workflows;

    @Autowired
    private OptionsJson options;

    @Autowired
    private LedgerVerifier ledger;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private JsonMapper json;

    @Autowired
    private Clock clock;

    private final WorkflowId id = WorkflowId.next();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 5, 8, 13, 21, 34, 55, 89, 144, 233})
    void standsWhereItsLedgerReplayedAlongTheTableSays(long seed) {
        Random random = new Random(seed);
        begin();
        int moves = 0;
        int refusals = 0;
        Set<WorkflowState> seen = EnumSet.of(WorkflowState.INGESTED);

        for (int i = 0; i < EVENTS; i++) {
            Workflow before = stored();
            Transitions.Transition offered = any(before, random);
            var expected = Transitions.next(before.state(), offered.event(), offered.fact(), before.interrupted());
            int entriesBefore = entries().size();

            if (accepted(offered)) {
                moves++;
                assertThat(expected).contains(stored().state());
                assertThat(entries()).hasSize(entriesBefore + 1);
            } else {
                refusals++;
                assertThat(expected).as(offered + " in " + before.state()).isEmpty();
                assertThat(stored().state()).isEqualTo(before.state());
                assertThat(entries()).hasSize(entriesBefore);
            }
            seen.add(stored().state());
            assertThat(due())
                    .isEqualTo(
                            stored().state().hasStep()
                                    ? List.of(stored().state().name())
                                    : List.of());
        }

        assertThat(replayed()).isEqualTo(stored().state());
        assertThat(moves + refusals).isEqualTo(EVENTS);
        assertThat(refusals).isPositive();
        assertThat(seen).hasSizeGreaterThan(1);
        assertThat(moves == 0 || ledger.verify(id).holds()).isTrue();
    }

    @Test
    void aStateChangeThatIsRolledBackLeavesNeitherStateNorEntryNorStep() {
        begin();
        List<String> due = due();

        transactions.executeWithoutResult(status -> {
            machine.offer(id, WorkflowEvent.E_DECISION_RECORDED, Fact.GO, Actor.SYSTEM, null);
            status.setRollbackOnly();
        });

        assertThat(stored().state()).isEqualTo(WorkflowState.INGESTED);
        assertThat(entries()).isEmpty();
        assertThat(due()).isEqualTo(due);
    }

    private void begin() {
        var workflow = new Workflow(
                id,
                "Anything",
                "Anything",
                options.write(new WorkflowOptions(new AgentOptions("codemod", List.of(), null), false, List.of())),
                TestAccounts.MEMBER.name(),
                clock.instant());
        transactions.executeWithoutResult(status -> machine.begin(workflow));
    }

    /** Mostly an event that means something here, so that walks go far; else any event with any fact. */
    private static Transitions.Transition any(Workflow workflow, Random random) {
        var here = Transitions.all().stream()
                .filter(row -> row.from() == workflow.state())
                .filter(row -> row.event() != WorkflowEvent.E_CANCELLED || random.nextInt(5) == 0)
                .toList();
        if (!here.isEmpty() && random.nextInt(4) > 0) {
            return here.get(random.nextInt(here.size()));
        }
        return new Transitions.Transition(
                workflow.state(),
                ALL_EVENTS.get(random.nextInt(ALL_EVENTS.size())),
                ALL_FACTS.get(random.nextInt(ALL_FACTS.size())),
                null);
    }

    private boolean accepted(Transitions.Transition offered) {
        try {
            transactions.executeWithoutResult(
                    status -> machine.offer(id, offered.event(), offered.fact(), Actor.SYSTEM, null));
            return true;
        } catch (Refusal e) {
            assertThat(e.kind()).as(e.getMessage()).isEqualTo(Refusal.Kind.CONFLICT);
            return false;
        }
    }

    private Workflow stored() {
        return workflows.findById(id.value()).orElseThrow();
    }

    private List<String> due() {
        return jdbc.sql("SELECT state FROM outbox WHERE workflow_id = ? AND done_at IS NULL")
                .param(id.value())
                .query((row, number) -> row.getString(1))
                .list();
    }

    /** Each entry has to start where the one before ended, and to follow a row of the table. */
    private WorkflowState replayed() {
        WorkflowState state = WorkflowState.INGESTED;
        @Nullable WorkflowState interrupted = null;
        for (JsonNode entry : entries()) {
            WorkflowState from = WorkflowState.valueOf(entry.path("from").asString());
            WorkflowState to = WorkflowState.valueOf(entry.path("to").asString());
            assertThat(from).isEqualTo(state);
            assertThat(Transitions.next(
                            from,
                            WorkflowEvent.valueOf(entry.path("event").asString()),
                            Fact.valueOf(entry.path("fact").asString()),
                            interrupted))
                    .contains(to);
            interrupted =
                    interruptedAfter(from, to, interrupted, entry.path("event").asString());
            state = to;
        }
        return state;
    }

    /** The state an interruption goes back to is the last one that was none. */
    private static @Nullable WorkflowState interruptedAfter(
            WorkflowState from, WorkflowState to, @Nullable WorkflowState before, String event) {
        if (from == to) {
            return before;
        }
        if (!Transitions.isInterruption(to) || event.equals(WorkflowEvent.E_PATCH_SET_REJECTED.name())) {
            return null;
        }
        return Transitions.isInterruption(from) ? before : from;
    }

    private List<JsonNode> entries() {
        return jdbc
                .sql("SELECT p.content FROM ledger_entry e JOIN ledger_payload p ON p.digest = e.payload_digest"
                        + " WHERE e.chain = ? AND e.type IN ('workflow.state_changed', 'workflow.event')"
                        + " ORDER BY e.entry_index")
                .param(id.value())
                .query((row, number) -> row.getString(1))
                .list()
                .stream()
                .map(json::readTree)
                .toList();
    }
}
