package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code overrides}. */
final class OverridesReader {

    private final Reading reading;

    OverridesReader(Reading reading) {
        this.reading = reading;
    }

    List<Loosening> read(@Nullable YamlNode section) {
        List<Loosening> loosenings = new ArrayList<>();
        if (section != null && reading.scope() == Scope.ORG) {
            reading.problem(
                    "overrides-in-org",
                    section,
                    "An organisation's pack has nothing above it to override.",
                    "Change the rule itself, or move the entry to a repository's pack.");
        }
        for (YamlNode.Mapping entry : Reading.mappings(section)) {
            String rule = Reading.text(entry.get("rule"), "");
            loosenings.add(new Loosening(
                    reading.ref("overrides." + rule, "overrides", entry.line(), entry.column(), List.of()),
                    rule,
                    Reading.text(entry.get("reason"), ""),
                    reading.until(entry.get("until"))));
        }
        return loosenings;
    }
}
