package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.rule.ActionRule;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.RuleHead;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code actions}. */
final class ActionsReader {

    private final Reading reading;

    ActionsReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(YamlNode.@Nullable Entry section) {
        List<Rule> rules = new ArrayList<>();
        if (reading.scope() == Scope.ORG) {
            rules.add(new DefaultDeny(reading.unwritten("actions", "actions", section), DefaultDeny.Subject.ACTIONS));
        }
        if (section != null && section.value() instanceof YamlNode.Mapping actions) {
            actions.entries().forEach((action, entry) -> add(rules, action, entry));
        }
        return rules;
    }

    private void add(List<Rule> rules, String action, YamlNode.Entry entry) {
        if (entry.value() instanceof YamlNode.Sequence sequence) {
            for (YamlNode.Mapping rule : Reading.mappings(sequence)) {
                String id = "actions." + action;
                rules.add(rule(
                        action,
                        rule,
                        reading.head(id, "actions", rule, Reading.effect(rule.get("effect")), Vocabulary.WRITE)));
            }
            return;
        }
        var marks = entry.value() instanceof YamlNode.Mapping mapping ? mapping : null;
        var effect = Reading.effect(marks == null ? entry.value() : marks.get("effect"));
        RuleHead head = reading.head("actions." + action, "actions", entry, effect, Vocabulary.WRITE);
        rules.add(marks == null ? new ActionRule(head, action, GlobSet.NONE, GlobSet.NONE) : rule(action, marks, head));
    }

    private ActionRule rule(String action, YamlNode.Mapping rule, RuleHead head) {
        return new ActionRule(
                head, action, reading.globs(rule.get("branches")), reading.globs(rule.get("repositories")));
    }
}
