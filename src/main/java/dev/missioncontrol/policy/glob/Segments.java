package dev.missioncontrol.policy.glob;

import java.util.List;

/** A path, branch or name, split at its slashes once for all the patterns it is matched against. */
public final class Segments {

    private final String[] parts;

    private Segments(String[] parts) {
        this.parts = parts;
    }

    /** Splits a text at its slashes. */
    public static Segments of(String text) {
        int slashes = 0;
        for (int at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1)) {
            slashes++;
        }
        var parts = new String[slashes + 1];
        int from = 0;
        for (int part = 0; part < slashes; part++) {
            int to = text.indexOf('/', from);
            parts[part] = text.substring(from, to);
            from = to + 1;
        }
        parts[slashes] = text.substring(from);
        return new Segments(parts);
    }

    int count() {
        return parts.length;
    }

    String part(int index) {
        return parts[index];
    }

    String last() {
        return parts[parts.length - 1];
    }

    /** Returns the segments. */
    public List<String> all() {
        return List.of(parts);
    }
}
