package dev.missioncontrol.workflow.ui;

import dev.missioncontrol.workflow.WorkflowState;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/** The ways to narrow the list down. */
enum StateFilter {
    ALL("All", state -> true),
    WAITING("Waits for a person", state -> state.turn() == WorkflowState.Turn.PERSON),
    UNDER_WAY("Under way", state -> switch (state.turn()) {
        case AGENT, SYSTEM, CI -> true;
        case PERSON, NOBODY -> false;
    }),
    DONE("Done", state -> state == WorkflowState.DONE),
    ENDED_OTHERWISE(
            "Ended otherwise", state -> state.turn() == WorkflowState.Turn.NOBODY && state != WorkflowState.DONE);

    private final String label;
    private final Set<WorkflowState> states;

    StateFilter(String label, Predicate<WorkflowState> wanted) {
        this.label = label;
        this.states = EnumSet.noneOf(WorkflowState.class);
        Arrays.stream(WorkflowState.values()).filter(wanted).forEach(states::add);
    }

    String label() {
        return label;
    }

    Set<WorkflowState> states() {
        return states;
    }

    /** Returns the filter as it stands in an address. */
    String inAddress() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static StateFilter fromAddress(String text) {
        return Arrays.stream(values())
                .filter(filter -> filter.inAddress().equals(text))
                .findFirst()
                .orElse(ALL);
    }
}
