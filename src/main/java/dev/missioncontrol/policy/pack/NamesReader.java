package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.NameRule;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code repositories} and {@code branches}. */
final class NamesReader {

    private final Reading reading;
    private final List<Rule> rules = new ArrayList<>();

    NamesReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(YamlNode.@Nullable Entry repositories, YamlNode.@Nullable Entry branches) {
        add("repositories", repositories, "allow", NameRule.Subject.REPOSITORY, true);
        add("repositories", repositories, "deny", NameRule.Subject.REPOSITORY, false);
        boolean writes = add("branches", branches, "write", NameRule.Subject.WRITE_BRANCH, true);
        if (!writes && reading.scope() == Scope.ORG) {
            var head = reading.unwritten("branches.write", "branches", branches);
            rules.add(new NameRule(head, NameRule.Subject.WRITE_BRANCH, true, GlobSet.NONE));
        }
        add("branches", branches, "base", NameRule.Subject.BASE_BRANCH, true);
        return rules;
    }

    private boolean add(
            String section, YamlNode.@Nullable Entry entry, String key, NameRule.Subject subject, boolean only) {
        if (entry == null
                || !(entry.value() instanceof YamlNode.Mapping mapping)
                || !(mapping.entries().get(key) instanceof YamlNode.Entry names)) {
            return false;
        }
        var head = reading.head(section + "." + key, section, names, only ? Effect.ALLOW : Effect.DENY, Vocabulary.ANY);
        rules.add(new NameRule(head, subject, only, reading.globs(Reading.value(names.value()))));
        return true;
    }
}
