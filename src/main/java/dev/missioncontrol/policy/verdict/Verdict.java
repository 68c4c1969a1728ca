package dev.missioncontrol.policy.verdict;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a rule, or a group of rules, says of an act.
 *
 * @param status the outcome; of a group: ERROR, DENY, WARN, ALLOW, SKIPPED, whichever comes first among its children
 * @param sentence for people
 * @param values what the rule looked at, by name
 * @param rule the rule; null for a group
 * @param places where it found what it speaks of; empty when it is about the act as a whole
 * @param remedy what can be done about it; empty unless it denies or warns
 * @param children the verdicts it is made of
 */
public record Verdict(
        Status status,
        String sentence,
        Map<String, String> values,
        @Nullable RuleRef rule,
        List<Place> places,
        String remedy,
        List<Verdict> children) {

    /** Copies the collections. */
    public Verdict {
        values = values.isEmpty()
                ? Map.of()
                : java.util.Collections.unmodifiableMap(new java.util.LinkedHashMap<>(values));
        places = List.copyOf(places);
        children = List.copyOf(children);
    }
}
