package dev.missioncontrol.policy.draft;

import com.github.difflib.DiffUtils;
import com.github.difflib.UnifiedDiffUtils;
import dev.missioncontrol.policy.draft.RuleChange.Kind;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.RuleHead;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is different between two texts of a pack: by rule for people, by line for eyes. */
public final class PackComparison {

    private static final int CONTEXT_LINES = 3;

    private PackComparison() {}

    /** Returns which rules come, change and go, in the order of the newer text; those that are gone last. */
    public static List<RuleChange> rules(PolicyPack before, PolicyPack after) {
        List<RuleChange> changes = new ArrayList<>();
        if (before.mode() != after.mode()) {
            changes.add(new RuleChange("mode", Kind.CHANGED, word(before), word(after), 1));
        }
        Map<String, Said> old = byId(before);
        byId(after).forEach((id, says) -> {
            Said said = old.remove(id);
            if (said == null) {
                changes.add(new RuleChange(id, Kind.ADDED, "", says.text(), says.line()));
            } else if (!said.text().equals(says.text())) {
                changes.add(new RuleChange(id, Kind.CHANGED, said.text(), says.text(), says.line()));
            }
        });
        changes.sort(Comparator.comparingInt(RuleChange::line));
        old.forEach((id, said) -> changes.add(new RuleChange(id, Kind.REMOVED, said.text(), "", said.line())));
        return changes;
    }

    /** Returns the lines as a unified diff; empty when there is no difference. */
    public static String lines(String before, String after, String beforeName, String afterName) {
        List<String> old = before.lines().toList();
        List<String> lines = UnifiedDiffUtils.generateUnifiedDiff(
                beforeName, afterName, old, DiffUtils.diff(old, after.lines().toList()), CONTEXT_LINES);
        return lines.isEmpty() ? "" : String.join("\n", lines) + "\n";
    }

    /** What the rules of an id say together, and where the first of them stands. */
    private record Said(String text, int line) {

        Said and(Said other) {
            return new Said(text + " " + other.text, line);
        }
    }

    /** Settings that a pack writes as a list have one id for all entries. */
    private static Map<String, Said> byId(PolicyPack pack) {
        Map<String, Said> rules = new LinkedHashMap<>();
        pack.rules()
                .forEach(rule -> rules.merge(
                        rule.id(), new Said(describe(rule), rule.head().ref().line()), Said::and));
        return rules;
    }

    private static String describe(Rule rule) {
        RuleHead head = rule.head();
        StringBuilder text = new StringBuilder(rule.sentence());
        if (head.when() != null) {
            text.append(" When: ").append(head.when().condition());
        }
        append(text, " Until ", head.until());
        if (head.overridable()) {
            text.append(" Repositories may loosen it.");
        }
        if (!head.ref().mayOverride().isEmpty()) {
            text.append(" May be overridden by: ")
                    .append(String.join(", ", head.ref().mayOverride()))
                    .append('.');
        }
        return text.toString();
    }

    private static void append(StringBuilder text, String label, @Nullable Object value) {
        if (value != null) {
            text.append(label).append(value).append('.');
        }
    }

    private static String word(PolicyPack pack) {
        return pack.mode().name().toLowerCase(Locale.ROOT);
    }
}
