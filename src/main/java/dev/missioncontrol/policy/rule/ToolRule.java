package dev.missioncontrol.policy.rule;

import dev.missioncontrol.policy.glob.EndpointPattern;
import dev.missioncontrol.policy.glob.GlobSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Tools that may be called, or may not.
 *
 * @param head what every rule has
 * @param names the tools
 * @param servers the MCP servers or integrations that offer them; empty for tools of our own
 * @param arguments what arguments look like, by name; dots lead into nested arguments
 * @param endpoints the URLs calls may go to; empty for any
 */
public record ToolRule(
        RuleHead head, GlobSet names, GlobSet servers, Map<String, GlobSet> arguments, List<EndpointPattern> endpoints)
        implements Rule {

    /** Copies the collections. */
    public ToolRule {
        arguments = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(arguments));
        endpoints = List.copyOf(endpoints);
    }

    @Override
    public String sentence() {
        var text = new StringBuilder(head.effect() == Effect.DENY ? "Never the tool " : "Allowed is the tool ");
        text.append(names);
        if (!servers.isEmpty()) {
            text.append(" of ").append(servers);
        }
        if (!arguments.isEmpty()) {
            text.append(arguments.entrySet().stream()
                    .map(argument -> argument.getKey() + " like " + argument.getValue())
                    .collect(Collectors.joining(" and ", " with ", "")));
        }
        if (!endpoints.isEmpty()) {
            text.append(endpoints.stream()
                    .map(endpoint -> "'" + endpoint + "'")
                    .collect(Collectors.joining(", ", " calling ", "")));
        }
        return text.append('.').toString();
    }
}
