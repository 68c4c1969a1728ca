package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.rule.TextPlace;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A piece of YAML that knows its place. Lines and columns count from 1. */
sealed interface YamlNode {

    int line();

    int column();

    /** Keys and values, in the order of the text. */
    record Mapping(int line, int column, Map<String, Entry> entries) implements YamlNode {

        /** Copies the entries and keeps their order. */
        public Mapping {
            entries = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(entries));
        }

        /** Returns the value at a key, or null. */
        @Nullable
        YamlNode get(String key) {
            Entry entry = entries.get(key);
            return entry == null ? null : entry.value();
        }
    }

    /** A key's place and its value. */
    record Entry(int line, int column, YamlNode value) {}

    /** Values in their order. */
    record Sequence(int line, int column, List<YamlNode> items) implements YamlNode {

        /** Copies the items. */
        public Sequence {
            items = List.copyOf(items);
        }
    }

    /**
     * A single value.
     *
     * @param text its text, without quotes and escapes
     * @param plain whether it was written without quotes, so that it may be a number, a boolean or nothing
     * @param place where its text begins
     */
    record Scalar(int line, int column, String text, boolean plain, TextPlace place) implements YamlNode {}
}
