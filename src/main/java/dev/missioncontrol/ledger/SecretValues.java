package dev.missioncontrol.ledger;

import java.util.Map;

/** Whoever keeps secrets tells the redactor their values by this. Every bean of this type is asked. */
@FunctionalInterface
public interface SecretValues {

    /** Returns the secrets' current values by name; they are compared and dropped, never kept. */
    Map<String, String> byName();
}
