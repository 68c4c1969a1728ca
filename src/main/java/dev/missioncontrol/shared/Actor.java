package dev.missioncontrol.shared;

/**
 * Whoever did something that the ledger records.
 *
 * @param kind what sort of actor it is
 * @param name the account, agent, CI reporter or system part, as shown to people
 */
public record Actor(Kind kind, String name) {

    /** What sort of actor it is. */
    public enum Kind {
        /** A signed-in person or that person's token. */
        USER,
        /** An agent. */
        AGENT,
        /** A CI system that reported a check. */
        CI,
        /** Mission Control itself. */
        SYSTEM
    }

    /** Mission Control itself. */
    public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "mission-control");

    /** Returns the actor for a signed-in person. */
    public static Actor user(String name) {
        return new Actor(Kind.USER, name);
    }

    /** Returns the actor for an agent. */
    public static Actor agent(String id) {
        return new Actor(Kind.AGENT, id);
    }

    /** Returns the text form, {@code user:alice}. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(java.util.Locale.ROOT) + ":" + name;
    }

    /**
     * Reads the text form.
     *
     * @throws IllegalArgumentException when the text is not of the form {@code kind:name}
     */
    public static Actor parse(String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw new IllegalArgumentException("not an actor: " + text);
        }
        return new Actor(
                Kind.valueOf(text.substring(0, colon).toUpperCase(java.util.Locale.ROOT)), text.substring(colon + 1));
    }
}
