package dev.missioncontrol.ledger;

import dev.missioncontrol.shared.Actor;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An entry that is to be appended; what {@link Ledger#append} takes.
 *
 * @param type what happened
 * @param actor who did it
 * @param summary one plain sentence for people; kept in the payload as {@code summary}
 * @param payload the facts
 */
public record NewEntry(EntryType type, Actor actor, String summary, Map<String, @Nullable Object> payload) {}
