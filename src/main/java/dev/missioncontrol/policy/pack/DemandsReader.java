package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.rule.Demand;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.Rule;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code evidence} and {@code checks}. */
final class DemandsReader {

    private final Reading reading;
    private final List<Rule> rules = new ArrayList<>();

    DemandsReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(YamlNode.@Nullable Entry evidence, @Nullable YamlNode checks) {
        if (evidence != null) {
            each("evidence", "evidence", evidence, "require_evidence", Vocabulary.ANY);
        }
        if (checks instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((key, entry) -> {
                if (key.equals("required")) {
                    each("checks.required", "checks", entry, "require_check", Vocabulary.CHANGE);
                } else if (Reading.flag(Reading.value(entry.value()))) {
                    var head = reading.head(
                            "checks.must_run_tests", "checks", entry, Effect.MUST_RUN_TESTS, Vocabulary.CHANGE);
                    rules.add(new Demand(head, "must_run_tests", ""));
                }
            });
        }
        return rules;
    }

    private void each(String id, String section, YamlNode.Entry entry, String name, Vocabulary vocabulary) {
        for (String value : Reading.texts(Reading.value(entry.value()))) {
            var head = reading.head(id + "." + value, section, entry, Effect.ALLOW, vocabulary);
            rules.add(new Demand(head, name, value));
        }
    }
}
