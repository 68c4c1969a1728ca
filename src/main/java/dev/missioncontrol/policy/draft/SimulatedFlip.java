package dev.missioncontrol.policy.draft;

import dev.missioncontrol.policy.RecordedDecision;
import java.util.List;

/**
 * A recorded decision that would come out otherwise.
 *
 * @param decision what was recorded
 * @param nowAllowed whether the draft lets the act go on; what was recorded says the opposite
 * @param rules the ids of the rules that make the difference: those that block now, or those that blocked then
 * @param sentence what the draft says
 */
public record SimulatedFlip(RecordedDecision decision, boolean nowAllowed, List<String> rules, String sentence) {

    /** Copies the rules. */
    public SimulatedFlip {
        rules = List.copyOf(rules);
    }
}
