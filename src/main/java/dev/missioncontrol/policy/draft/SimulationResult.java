package dev.missioncontrol.policy.draft;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a simulation found.
 *
 * @param decisions how many recorded decisions were decided again
 * @param skipped how many more were passed over: their facts are gone, or the draft does not bind them
 * @param flips those that would come out otherwise, newest first
 */
public record SimulationResult(int decisions, int skipped, List<SimulatedFlip> flips) {

    /** Copies the flips. */
    public SimulationResult {
        flips = List.copyOf(flips);
    }

    /**
     * How many decisions a rule turns.
     *
     * @param denied how many it would block that went on
     * @param allowed how many would go on that it blocked
     */
    public record Turned(int denied, int allowed) {}

    /** Returns how many decisions each rule turns, by the rule's id. */
    public Map<String, Turned> byRule() {
        Map<String, Turned> rules = new TreeMap<>();
        for (SimulatedFlip flip : flips) {
            Turned one = flip.nowAllowed() ? new Turned(0, 1) : new Turned(1, 0);
            for (String rule : flip.rules()) {
                rules.merge(
                        rule,
                        one,
                        (sum, more) -> new Turned(sum.denied() + more.denied(), sum.allowed() + more.allowed()));
            }
        }
        return rules;
    }
}
