package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.rule.Rule;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pack in force, with what other packs take out of force of it.
 *
 * @param layer the pack
 * @param loosened the entry that loosens a rule, by the rule's id
 */
public record EffectiveLayer(PackLayer layer, Map<String, Loosening> loosened) {

    /** Copies the entries. */
    public EffectiveLayer {
        loosened = Map.copyOf(loosened);
    }

    /** Returns the pack. */
    public PolicyPack pack() {
        return layer.pack();
    }

    /** Returns the entry that keeps a rule out of force at that time; null when it is in force. */
    public @Nullable Loosening loosened(Rule rule, Instant at) {
        Loosening loosening = loosened.isEmpty() ? null : loosened.get(rule.id());
        return loosening != null && rule.head().overridable() && loosening.holds(at) ? loosening : null;
    }
}
