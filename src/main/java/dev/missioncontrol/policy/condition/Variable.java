package dev.missioncontrol.policy.condition;

import dev.cel.common.types.CelType;

/**
 * A variable that a condition may use.
 *
 * @param name its name with a dot in it, as it is written
 * @param type its CEL type
 * @param meaning what it holds, for people
 */
public record Variable(String name, CelType type, String meaning) {

    /** Returns the type as CEL writes it: {@code string}, {@code list(string)}... */
    public String typeName() {
        return type.name().equals("list") || type.name().equals("map") ? type.name() : simple(type.name());
    }

    private static String simple(String name) {
        return name.equals("google.protobuf.Timestamp") ? "timestamp" : name;
    }
}
