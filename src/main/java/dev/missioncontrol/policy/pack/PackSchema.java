package dev.missioncontrol.policy.pack;

/** The JSON Schema (draft 2020-12) of policy packs. */
public final class PackSchema {

    private static final String JSON = StarterPacks.resource("/policy/pack.schema.json");

    private PackSchema() {}

    /** Returns the schema's text. */
    public static String json() {
        return JSON;
    }
}
