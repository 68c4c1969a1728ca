package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.glob.EndpointPattern;
import dev.missioncontrol.policy.glob.Glob;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.glob.Segments;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.ToolRule;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Compares a call with rules. In doubt the answer is the stricter one: an argument with {@code ..} in it is allowed by
 * no pattern but {@code **} and its own text, and denied by a pattern that matches it as it stands or resolved.
 */
final class ToolMatch {

    private final ToolCallFacts call;
    private final Segments tool;

    ToolMatch(ToolCallFacts call) {
        this.call = call;
        tool = Segments.of(call.tool());
    }

    /** Returns why a rule is not about the call, or null when it is. */
    @Nullable
    String why(ToolRule rule) {
        if (!rule.names().matches(tool)) {
            return "It is about " + rule.names() + ".";
        }
        String server = call.server();
        if (server == null ? !rule.servers().isEmpty() : !rule.servers().matches(server)) {
            return rule.servers().isEmpty()
                    ? "It is about tools of our own."
                    : "It is about tools of " + rule.servers() + ".";
        }
        boolean deny = rule.head().effect() == Effect.DENY;
        for (var argument : rule.arguments().entrySet()) {
            if (!argument(argument.getKey(), argument.getValue(), deny)) {
                return "The argument '" + argument.getKey() + "' is not like " + argument.getValue() + ".";
            }
        }
        return rule.endpoints().isEmpty() || endpoint(rule.endpoints(), deny)
                ? null
                : "The call does not go to the endpoints it names.";
    }

    private boolean endpoint(List<EndpointPattern> patterns, boolean deny) {
        String endpoint = call.endpoint();
        if (endpoint == null) {
            return false;
        }
        boolean doubtful = deny && !EndpointPattern.isPlain(endpoint);
        return doubtful || patterns.stream().anyMatch(pattern -> pattern.matches(endpoint));
    }

    private boolean argument(String name, GlobSet patterns, boolean deny) {
        List<String> texts = new ArrayList<>();
        boolean clear = texts(value(name), texts);
        if (deny) {
            return texts.stream().anyMatch(text -> patterns.matches(text) || patterns.matches(resolved(text)));
        }
        return clear && !texts.isEmpty() && texts.stream().allMatch(text -> allowed(patterns, text));
    }

    /** Returns the argument of that name, or the nested one that the dots in the name lead to. */
    private @Nullable Object value(String name) {
        if (call.arguments().containsKey(name)) {
            return call.arguments().get(name);
        }
        Object value = call.arguments();
        for (String step : name.split("\\.", -1)) {
            value = value instanceof Map<?, ?> map ? map.get(step) : null;
        }
        return value;
    }

    /** Collects the texts of a value; returns whether that is all there is to it. */
    private static boolean texts(@Nullable Object value, List<String> texts) {
        return switch (value) {
            case null -> false;
            case List<?> list -> {
                boolean clear = true;
                for (Object item : list) {
                    clear &= texts(item, texts);
                }
                yield clear;
            }
            case Map<?, ?> map -> false;
            default -> {
                texts.add(value.toString());
                yield true;
            }
        };
    }

    private static boolean allowed(GlobSet patterns, String text) {
        boolean climbs = Segments.of(text.replace('\\', '/')).all().contains("..");
        if (!climbs) {
            return patterns.matches(text);
        }
        return patterns.globs().stream().anyMatch(Glob::matchesEverything);
    }

    private static String resolved(String path) {
        Deque<String> segments = new ArrayDeque<>();
        for (String segment : Segments.of(path.replace('\\', '/')).all()) {
            if (segment.equals("..")) {
                segments.pollLast();
            } else if (!segment.isEmpty() && !segment.equals(".")) {
                segments.addLast(segment);
            }
        }
        return String.join("/", segments);
    }
}
