package dev.missioncontrol.ledger;

import java.util.Map;

/** Whoever keeps secrets tells the redactor their values by this. Every bean of this type is asked. */
@FunctionalInterface
public interface SecretValues {

    /**
     * Returns the secrets' current values by name. Asked for every payload, document and line of the log: answers from
     * memory. What is returned may not change afterwards.
     */
    Map<String, String> byName();
}
