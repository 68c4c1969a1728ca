package dev.missioncontrol.gate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A gate's verdict.
 *
 * @param gate the gate
 * @param outcome how the check ended
 * @param reasons what was found, as sentences for people; what is missing when it does not pass
 * @param evidence the values that were looked at, in canonical JSON's types
 */
public record GateVerdict(
        Gate gate, GateOutcome outcome, List<String> reasons, Map<String, @Nullable Object> evidence) {

    /** Copies the reasons. */
    public GateVerdict {
        reasons = List.copyOf(reasons);
    }

    /** Returns the verdict that follows from a list of what is missing: satisfied when nothing is. */
    static GateVerdict of(Gate gate, List<String> missing, String satisfied, Map<String, @Nullable Object> evidence) {
        return missing.isEmpty()
                ? new GateVerdict(gate, GateOutcome.SATISFIED, List.of(satisfied), evidence)
                : new GateVerdict(gate, GateOutcome.UNSATISFIED, missing, evidence);
    }

    /** Returns the verdict of a gate that could not be checked. */
    public static GateVerdict error(Gate gate, String why) {
        return new GateVerdict(gate, GateOutcome.ERROR, List.of(why), Map.of());
    }

    /** Returns the reasons as one text. */
    public String sentence() {
        return String.join(" ", reasons);
    }
}
