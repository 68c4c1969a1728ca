package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.verdict.Status;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case that has to hold before the pack can be published.
 *
 * @param name its name
 * @param line its line in the pack, from 1
 * @param column its column, from 1
 * @param facts the facts of the act
 * @param status the verdict that is expected
 * @param rules the ids of the rules that are expected to speak (deny, warn or fail); null when any may
 */
public record PackTest(
        String name,
        int line,
        int column,
        Facts facts,
        Status status,
        @Nullable List<String> rules) {

    /** Copies the rules. */
    public PackTest {
        rules = rules == null ? null : List.copyOf(rules);
    }
}
