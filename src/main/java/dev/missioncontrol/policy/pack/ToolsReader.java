package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.ToolRule;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads {@code tools}. */
final class ToolsReader {

    private final Reading reading;

    ToolsReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(YamlNode.@Nullable Entry section) {
        List<Rule> rules = new ArrayList<>();
        var tools = section != null && section.value() instanceof YamlNode.Mapping mapping ? mapping : null;
        YamlNode.Entry allow = tools == null ? null : tools.entries().get("allow");
        if (allow != null || reading.scope() == Scope.ORG) {
            var head = reading.unwritten("tools.allow", "tools", allow == null ? section : allow);
            rules.add(new DefaultDeny(head, DefaultDeny.Subject.TOOLS));
        }
        if (tools != null) {
            Reading.mappings(tools.get("allow")).forEach(rule -> rules.add(tool(rule, Effect.ALLOW)));
            Reading.mappings(tools.get("deny")).forEach(rule -> rules.add(tool(rule, Effect.DENY)));
        }
        return rules;
    }

    private ToolRule tool(YamlNode.Mapping rule, Effect effect) {
        String id = rule.get("id") == null
                ? "tools." + effect.key() + "." + String.join(",", Reading.texts(rule.get("name")))
                : reading.id(rule);
        return new ToolRule(
                reading.head(id, "tools", rule, effect, Vocabulary.TOOL),
                reading.globs(rule.get("name")),
                reading.globs(rule.get("server")),
                arguments(rule.get("arguments")),
                reading.endpoints(rule.get("endpoints")));
    }

    private Map<String, GlobSet> arguments(@Nullable YamlNode node) {
        Map<String, GlobSet> arguments = new HashMap<>();
        if (node instanceof YamlNode.Mapping mapping) {
            mapping.entries().forEach((name, entry) -> arguments.put(name, reading.globs(entry.value())));
        }
        return arguments;
    }
}
