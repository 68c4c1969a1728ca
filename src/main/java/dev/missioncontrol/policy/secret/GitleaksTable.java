package dev.missioncontrol.policy.secret;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A table of a gitleaks document, read key by key; what is wrong is added to the problems, naming the table. */
final class GitleaksTable {

    private static final int MAX_REGEX = 10_000;
    private static final int MAX_REPEATED = 10_000;

    private final JsonNode node;
    private final String name;
    private final List<String> problems;

    GitleaksTable(JsonNode node, String name, List<String> problems) {
        this.node = node;
        this.name = name;
        this.problems = problems;
        if (!node.isObject()) {
            problem("it has to be a table.");
        }
    }

    void problem(String what) {
        problems.add(name + ": " + what);
    }

    /** Speaks of every key that is not known. */
    void requireKeys(Set<String> known) {
        for (String key : node.propertyNames()) {
            if (!known.contains(key)) {
                problem("the key '" + key + "' is not known; known are " + String.join(", ", new TreeSet<>(known))
                        + ".");
            }
        }
    }

    @Nullable
    String text(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return null;
        }
        if (!value.isString()) {
            problem("'" + key + "' has to be a string.");
            return null;
        }
        return value.stringValue();
    }

    double number(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return 0;
        }
        if (!value.isNumber() || value.asDouble() < 0) {
            problem("'" + key + "' has to be a number that is not negative.");
            return 0;
        }
        return value.asDouble();
    }

    List<String> texts(String key) {
        JsonNode value = node.get(key);
        List<String> texts = new ArrayList<>();
        if (value == null) {
            return texts;
        }
        boolean wrong = !value.isArray();
        for (JsonNode each : value.values()) {
            wrong |= !each.isString();
            texts.add(each.asString(""));
        }
        if (wrong) {
            problem("'" + key + "' has to be an array of strings.");
        }
        return texts;
    }

    /** Returns a table, or the tables of an array. */
    List<JsonNode> tables(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return List.of();
        }
        if (value.isObject()) {
            return List.of(value);
        }
        if (!value.isArray()) {
            problem("'" + key + "' has to be a table, or an array of tables.");
            return List.of();
        }
        return List.copyOf(value.values());
    }

    /** Returns the tables of both spellings: gitleaks had one allowlist before it had many. */
    List<JsonNode> allowlists() {
        List<JsonNode> all = new ArrayList<>(tables("allowlist"));
        all.addAll(tables("allowlists"));
        return all;
    }

    @Nullable
    Pattern regex(String key) {
        String text = text(key);
        return text == null ? null : compiled(key, text);
    }

    List<Pattern> regexes(String key) {
        List<Pattern> compiled = new ArrayList<>();
        for (String text : texts(key)) {
            Pattern pattern = compiled(key, text);
            if (pattern != null) {
                compiled.add(pattern);
            }
        }
        return compiled;
    }

    private @Nullable Pattern compiled(String key, String text) {
        if (text.length() > MAX_REGEX || Repetitions.most(text) > MAX_REPEATED) {
            problem("'" + key + "' is too large an expression; shorten it, or repeat less.");
            return null;
        }
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            problem("'" + key + "' is no RE2 expression: " + e.getDescription() + " '" + e.getPattern() + "'.");
            return null;
        }
    }
}
