package dev.missioncontrol.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.missioncontrol.workflow.Transitions.Transition;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** I3: only the table changes a state. Tried over every state, event, fact and interrupted state. */
class TransitionsTests {

    @Test
    void answersEveryCombinationExactlyAsTheTableSays() {
        int combinations = 0;
        for (var state : WorkflowState.values()) {
            for (var event : WorkflowEvent.values()) {
                for (var fact : Fact.values()) {
                    var row = Transitions.all().stream()
                            .filter(each -> each.from() == state && each.event() == event && each.fact() == fact)
                            .toList();
                    assertThat(row).as("%s %s %s", state, event, fact).hasSizeLessThanOrEqualTo(1);
                    for (var interrupted : WorkflowState.values()) {
                        var next = Transitions.next(state, event, fact, interrupted);
                        assertThat(next)
                                .isEqualTo(row.stream()
                                        .findFirst()
                                        .map(each -> each.to() == null ? interrupted : each.to()));
                        combinations++;
                    }
                }
            }
        }
        assertThat(combinations)
                .isEqualTo(WorkflowState.values().length
                        * WorkflowEvent.values().length
                        * Fact.values().length
                        * WorkflowState.values().length);
    }

    @Test
    void goesNowhereBackWithoutAnInterruptedState() {
        assertThat(Transitions.next(WorkflowState.FAILED, WorkflowEvent.E_RETRIED, Fact.NONE, null))
                .isEmpty();
        assertThat(Transitions.next(WorkflowState.NEEDS_HUMAN, WorkflowEvent.E_HUMAN_ANSWERED, Fact.NONE, null))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = WorkflowState.class,
            names = {"DONE", "CANCELLED"})
    void leavesFinalStatesToNobody(WorkflowState state) {
        assertThat(Transitions.all()).noneMatch(row -> row.from() == state);
    }

    @ParameterizedTest
    @EnumSource(WorkflowState.class)
    void letsEveryLiveStateBeCancelledAndPaused(WorkflowState state) {
        assertThat(Transitions.next(state, WorkflowEvent.E_CANCELLED, Fact.NONE, null))
                .isEqualTo(state.isLive() ? Optional.of(WorkflowState.CANCELLED) : Optional.empty());
        assertThat(Transitions.next(state, WorkflowEvent.E_PAUSED, Fact.NONE, null))
                .isEqualTo(state.isLive() ? Optional.of(state) : Optional.empty());
    }

    @Test
    void reachesEveryStateFromTheFirst() {
        var reached = EnumSet.of(WorkflowState.INGESTED);
        var open = new ArrayDeque<>(reached);
        while (!open.isEmpty()) {
            var state = open.remove();
            for (var row : Transitions.all()) {
                var to = row.to();
                if (row.from() == state && to != null && reached.add(to)) {
                    open.add(to);
                }
            }
        }
        assertThat(reached).containsExactlyInAnyOrder(WorkflowState.values());
    }

    @Test
    void entersTheWritingStatesOnlyThroughAllApprovals() {
        assertThat(Transitions.all())
                .filteredOn(row -> row.to() == WorkflowState.APPLYING_PATCHES && row.from() != row.to())
                .containsExactly(new Transition(
                        WorkflowState.WAITING_USER_APPROVAL,
                        WorkflowEvent.E_APPROVAL_RECORDED,
                        Fact.ALL_APPROVED,
                        WorkflowState.APPLYING_PATCHES));
        assertThat(Transitions.all())
                .filteredOn(row -> row.to() == WorkflowState.PR_OPEN && row.from() != row.to())
                .extracting(Transition::from)
                .containsExactly(WorkflowState.APPLYING_PATCHES);
    }

    @Test
    void usesEveryFactAndEveryEventButTheFirst() {
        Set<Fact> facts = new HashSet<>();
        Set<WorkflowEvent> events = new HashSet<>();
        Transitions.all().forEach(row -> {
            facts.add(row.fact());
            events.add(row.event());
        });
        assertThat(facts).containsExactlyInAnyOrder(Fact.values());
        var expected = EnumSet.allOf(WorkflowEvent.class);
        expected.removeAll(List.of(WorkflowEvent.E_WORKFLOW_CREATED));
        assertThat(events).containsExactlyInAnyOrderElementsOf(expected);
    }
}
