package dev.missioncontrol.policy.secret;

import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads one {@code [[rules]]} table. */
final class RuleReader {

    private static final Set<String> KEYS = Set.of(
            "id",
            "description",
            "regex",
            "path",
            "secretGroup",
            "entropy",
            "keywords",
            "tags",
            "allowlist",
            "allowlists");
    private static final Set<String> ALLOWLIST_KEYS = Set.of(
            "id", "description", "condition", "commits", "paths", "regexTarget", "regexes", "stopwords", "targetRules");
    private static final String GENERIC = "generic";

    private final GitleaksTable table;
    private final String id;
    private final List<String> problems;

    RuleReader(JsonNode node, int number, List<String> problems) {
        this.problems = problems;
        JsonNode named = node.get("id");
        boolean hasId =
                named != null && named.isString() && !named.stringValue().isBlank();
        this.id = hasId ? named.stringValue() : "";
        this.table = new GitleaksTable(node, hasId ? "Rule '" + id + "'" : "Rule number " + number, problems);
        if (!hasId) {
            table.problem("it has no 'id'.");
        }
    }

    SecretRule rule() {
        table.requireKeys(KEYS);
        Pattern regex = table.regex("regex");
        Pattern path = table.regex("path");
        if (table.text("regex") == null && table.text("path") == null) {
            table.problem("it has neither 'regex' nor 'path'.");
        }
        int group = (int) table.number("secretGroup");
        if (regex != null && group > regex.groupCount()) {
            table.problem("'secretGroup' is " + group + ", but the expression has " + regex.groupCount() + " groups.");
            group = 0;
        }
        List<Allowlist> allowlists = new ArrayList<>();
        for (JsonNode each : table.allowlists()) {
            allowlists.add(allowlist(new GitleaksTable(each, "The allowlist of rule '" + id + "'", problems), false));
        }
        String description = Objects.requireNonNullElse(table.text("description"), "");
        return new SecretRule(
                id,
                description.isBlank() ? "A secret that the rule " + id + " recognises." : description.strip(),
                regex,
                path,
                group,
                table.number("entropy"),
                table.texts("keywords").stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .distinct()
                        .toList(),
                id.startsWith(GENERIC) || table.texts("tags").contains(GENERIC),
                allowlists);
    }

    /**
     * Reads an allowlist. Its {@code commits} say nothing of a change that is no commit yet.
     *
     * @param mayTarget whether it may name the rules it is for
     */
    static Allowlist allowlist(GitleaksTable table, boolean mayTarget) {
        table.requireKeys(ALLOWLIST_KEYS);
        table.texts("commits");
        if (!mayTarget && !table.texts("targetRules").isEmpty()) {
            table.problem("'targetRules' belongs into an allowlist of its own, not into a rule's.");
        }
        return new Allowlist(
                isAll(table),
                table.regexes("paths"),
                table.regexes("regexes"),
                target(table),
                table.texts("stopwords").stream()
                        .map(word -> word.toLowerCase(Locale.ROOT))
                        .filter(word -> !word.isEmpty())
                        .toList());
    }

    private static boolean isAll(GitleaksTable table) {
        String condition = table.text("condition");
        if (condition == null) {
            return false;
        }
        return switch (condition.toUpperCase(Locale.ROOT)) {
            case "AND", "&&" -> true;
            case "OR", "||", "" -> false;
            default -> {
                table.problem("'condition' is 'OR' or 'AND', not '" + condition + "'.");
                yield false;
            }
        };
    }

    private static Allowlist.Target target(GitleaksTable table) {
        @Nullable String target = table.text("regexTarget");
        return switch (target == null ? "" : target) {
            case "", "secret" -> Allowlist.Target.SECRET;
            case "match" -> Allowlist.Target.MATCH;
            case "line" -> Allowlist.Target.LINE;
            default -> {
                table.problem("'regexTarget' is 'secret', 'match' or 'line', not '" + target + "'.");
                yield Allowlist.Target.SECRET;
            }
        };
    }
}
