package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Condition;
import dev.missioncontrol.policy.condition.InvalidCondition;
import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.glob.EndpointPattern;
import dev.missioncontrol.policy.glob.Glob;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.glob.InvalidGlob;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.RuleHead;
import dev.missioncontrol.policy.rule.When;
import dev.missioncontrol.policy.verdict.RuleRef;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is shared by all who read a part of a pack: its name, what is wrong so far, and how single values are read. */
final class Reading {

    /** How many different conditions a pack may have: each has to be compiled. */
    private static final int MAX_CONDITIONS = 500;

    /** What ids of settings begin with. */
    private static final Set<String> SECTIONS = Set.of(
            "repositories",
            "branches",
            "file_globs",
            "tools",
            "actions",
            "diff",
            "budgets",
            "evidence",
            "checks",
            "overrides",
            "pack");

    private final String pack;
    private final Digest hash;
    private final Scope scope;
    private final List<PackProblem> problems;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Condition> conditions = new HashMap<>();

    Reading(String pack, Digest hash, Scope scope, List<PackProblem> problems) {
        this.pack = pack;
        this.hash = hash;
        this.scope = scope;
        this.problems = problems;
    }

    Scope scope() {
        return scope;
    }

    void problem(String rule, YamlNode at, String message, String remedy) {
        problems.add(PackProblem.error(rule, at.line(), at.column(), message, remedy));
    }

    /** Returns the id that the author gave; a second rule of that name, or the name of a setting, is a problem. */
    String id(YamlNode.Mapping rule) {
        String id = text(rule.get("id"), "");
        YamlNode at = java.util.Objects.requireNonNullElse(rule.get("id"), rule);
        int dot = id.indexOf('.');
        if (SECTIONS.contains(dot < 0 ? id : id.substring(0, dot))) {
            problem(
                    "reserved-id",
                    at,
                    "The id '" + id + "' begins like those of settings.",
                    "Choose an id without the name of a section before the dot.");
        } else if (!ids.add(id)) {
            problem(
                    "duplicate-id",
                    at,
                    "There are two rules with the id '" + id + "'.",
                    "Give one of them another id.");
        }
        return id;
    }

    /** Returns the head of a rule that is a mapping of its own. */
    RuleHead head(String id, String section, YamlNode.Mapping rule, Effect effect, Vocabulary vocabulary) {
        return head(id, section, rule.line(), rule.column(), rule, effect, vocabulary);
    }

    /** Returns the head of a rule that stands at a key; its value is a mapping when it has marks. */
    RuleHead head(String id, String section, YamlNode.Entry entry, Effect effect, Vocabulary vocabulary) {
        var marks = entry.value() instanceof YamlNode.Mapping mapping ? mapping : null;
        return head(id, section, entry.line(), entry.column(), marks, effect, vocabulary);
    }

    private RuleHead head(
            String id,
            String section,
            int line,
            int column,
            YamlNode.@Nullable Mapping marks,
            Effect effect,
            Vocabulary vocabulary) {
        if (marks == null) {
            return new RuleHead(ref(id, section, line, column, List.of()), effect, "", "", false, null, null);
        }
        return new RuleHead(
                ref(id, section, line, column, texts(marks.get("may_override"))),
                effect,
                text(marks.get("reason"), ""),
                text(marks.get("remedy"), ""),
                flag(marks.get("overridable")),
                until(marks.get("until")),
                when(marks.get("when"), vocabulary));
    }

    /** Returns the head of a rule that holds without being written; its place is that of its section, if there is one. */
    RuleHead unwritten(String id, String section, YamlNode.@Nullable Entry entry) {
        int line = entry == null ? 1 : entry.line();
        int column = entry == null ? 1 : entry.column();
        return new RuleHead(ref(id, section, line, column, List.of()), Effect.DENY, "", "", false, null, null);
    }

    RuleRef ref(String id, String section, int line, int column, List<String> mayOverride) {
        return new RuleRef(id, section, pack, hash, scope, line, column, mayOverride);
    }

    GlobSet globs(@Nullable YamlNode node) {
        List<Glob> globs = new ArrayList<>();
        for (YamlNode item : items(node)) {
            if (item instanceof YamlNode.Scalar scalar) {
                try {
                    globs.add(Glob.parse(scalar.text()));
                } catch (InvalidGlob e) {
                    invalid(scalar, e);
                }
            }
        }
        return globs.isEmpty() ? GlobSet.NONE : new GlobSet(globs);
    }

    List<EndpointPattern> endpoints(@Nullable YamlNode node) {
        List<EndpointPattern> endpoints = new ArrayList<>();
        for (YamlNode item : items(node)) {
            if (item instanceof YamlNode.Scalar scalar) {
                try {
                    endpoints.add(EndpointPattern.parse(scalar.text()));
                } catch (InvalidGlob e) {
                    invalid(scalar, e);
                }
            }
        }
        return endpoints;
    }

    private void invalid(YamlNode.Scalar scalar, InvalidGlob e) {
        problems.add(PackProblem.error(
                "invalid-glob",
                scalar.place().line(1),
                scalar.place().column(1, e.offset() + 1),
                e.getMessage() + ": '" + shortened(scalar.text()) + "'.",
                e.remedy()));
    }

    private static String shortened(String text) {
        return text.length() > 80 ? text.substring(0, 80) + "..." : text;
    }

    private @Nullable When when(@Nullable YamlNode node, Vocabulary vocabulary) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return null;
        }
        String key = vocabulary + " " + scalar.text();
        Condition known = conditions.get(key);
        if (known != null) {
            return new When(known, scalar.place());
        }
        if (conditions.size() == MAX_CONDITIONS) {
            problem(
                    "too-large",
                    node,
                    "The pack has more than " + MAX_CONDITIONS + " different conditions.",
                    "Use patterns where they do, and the same text where the condition is the same.");
            return null;
        }
        try {
            var condition = Condition.compile(scalar.text(), vocabulary);
            conditions.put(key, condition);
            return new When(condition, scalar.place());
        } catch (InvalidCondition e) {
            problems.add(PackProblem.error(
                    "invalid-condition",
                    scalar.place().line(e.line()),
                    scalar.place().column(e.line(), e.column()),
                    "The condition is wrong: " + e.getMessage() + ".",
                    e.remedy()));
            return null;
        }
    }

    @Nullable
    Instant until(@Nullable YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return null;
        }
        String text = scalar.text();
        try {
            return text.indexOf('T') > 0
                    ? Instant.parse(text)
                    : LocalDate.parse(text)
                            .plusDays(1)
                            .atStartOfDay(ZoneOffset.UTC)
                            .toInstant();
        } catch (DateTimeException e) {
            problem(
                    "invalid-value",
                    node,
                    "'" + text + "' is no day or time.",
                    "Write a day like 2027-01-31 or a time like 2027-01-31T12:00:00Z.");
            return null;
        }
    }

    /** Returns the value of a setting that may be written plainly or as a mapping with marks. */
    static YamlNode value(YamlNode setting) {
        return setting instanceof YamlNode.Mapping mapping && mapping.get("value") instanceof YamlNode value
                ? value
                : setting;
    }

    /** Returns the items of a list, or the one value that stands in its place. */
    static List<YamlNode> items(@Nullable YamlNode node) {
        return switch (node) {
            case null -> List.of();
            case YamlNode.Sequence sequence -> sequence.items();
            default -> List.of(node);
        };
    }

    static List<YamlNode.Mapping> mappings(@Nullable YamlNode node) {
        return items(node).stream()
                .filter(YamlNode.Mapping.class::isInstance)
                .map(YamlNode.Mapping.class::cast)
                .toList();
    }

    static List<String> texts(@Nullable YamlNode node) {
        return items(node).stream().map(item -> text(item, "")).toList();
    }

    static String text(@Nullable YamlNode node, String otherwise) {
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : otherwise;
    }

    static boolean flag(@Nullable YamlNode node) {
        return text(node, "false").equalsIgnoreCase("true");
    }

    static long number(@Nullable YamlNode node, long otherwise) {
        return node instanceof YamlNode.Scalar scalar ? Long.parseLong(scalar.text()) : otherwise;
    }

    static Effect effect(@Nullable YamlNode node) {
        return Effect.valueOf(text(node, "deny").toUpperCase(java.util.Locale.ROOT));
    }
}
