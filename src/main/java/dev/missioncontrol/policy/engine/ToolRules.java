package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.ToolCallFacts;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.ToolRule;
import java.util.List;
import java.util.Map;

/** May this tool be called? */
final class ToolRules {

    private final Situation situation;
    private final ToolCallFacts call;
    private final ToolMatch match;

    ToolRules(Situation situation, ToolCallFacts call) {
        this.situation = situation;
        this.call = call;
        match = new ToolMatch(call);
    }

    List<Ruling> rulings() {
        return new Listed<>(situation, ToolRule.class, DefaultDeny.Subject.TOOLS, match::why, this::judge)
                .rulings(this::unlisted);
    }

    private Ruling judge(ToolRule rule, Ruling.Of of) {
        var values = Map.of("tool", call.tool(), "patterns", rule.names().toString());
        if (rule.head().effect() != Effect.DENY) {
            return of.allowed("The tool '" + call.tool() + "' is on the list.", values);
        }
        String sentence = of.because("The tool '" + call.tool() + "' is denied.");
        return of.denied(sentence, remedy(), values, List.of(Breach.whole(sentence, identity())));
    }

    private Ruling unlisted(Ruling.Of of) {
        String server = call.server() == null ? "" : " of '" + call.server() + "'";
        String sentence = "The tool '" + call.tool() + "'" + server
                + " is not on the list of allowed tools, or not with these arguments.";
        return of.denied(sentence, remedy(), Map.of("tool", call.tool()), List.of(Breach.whole(sentence, identity())));
    }

    private String identity() {
        return call.server() + "/" + call.tool() + " " + call.endpoint();
    }

    private static String remedy() {
        return "Use an agent that does without it, or have the pack allow it in 'tools: allow:'.";
    }
}
