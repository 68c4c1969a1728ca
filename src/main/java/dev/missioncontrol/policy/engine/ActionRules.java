package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.WriteFacts;
import dev.missioncontrol.policy.rule.ActionRule;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Effect;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** May this be written, or this secret be read? */
final class ActionRules {

    private final Situation situation;
    private final WriteFacts write;

    ActionRules(Situation situation, WriteFacts write) {
        this.situation = situation;
        this.write = write;
    }

    List<Ruling> rulings() {
        return new Listed<>(situation, ActionRule.class, DefaultDeny.Subject.ACTIONS, this::why, this::judge)
                .rulings(this::unlisted);
    }

    private @Nullable String why(ActionRule rule) {
        if (!rule.action().equals(write.action())) {
            return "It is about the action " + rule.action() + ".";
        }
        boolean here = (rule.branches().isEmpty() || rule.branches().matches(branch()))
                && (rule.repositories().isEmpty() || rule.repositories().matches(write.repository()));
        return here ? null : "It is about other branches or repositories.";
    }

    private Ruling judge(ActionRule rule, Ruling.Of of) {
        var values = Map.of("action", write.action(), "branch", branch());
        if (rule.head().effect() == Effect.ALLOW) {
            return of.allowed("The action " + write.action() + " is allowed.", values);
        }
        String sentence = of.because(
                "The action " + write.action() + (rule.head().effect() == Effect.DENY ? " is denied." : " is made."));
        return of.found(sentence, remedy(rule.head().effect()), values, List.of(Breach.whole(sentence, identity())));
    }

    private Ruling unlisted(Ruling.Of of) {
        String sentence = "The action " + write.action() + " is not one that the pack allows"
                + (branch().isEmpty() ? "." : " for the branch '" + branch() + "'.");
        return of.denied(
                sentence,
                remedy(Effect.DENY),
                Map.of("action", write.action(), "branch", branch()),
                List.of(Breach.whole(sentence, identity())));
    }

    /** A merge writes the branch that the change is proposed for. */
    private String branch() {
        return write.action().equals("merge") ? write.baseBranch() : write.branch();
    }

    private String identity() {
        return write.action() + " " + branch();
    }

    private String remedy(Effect effect) {
        return effect == Effect.WARN
                ? "Look at it closely."
                : "Do it by hand, or have the pack allow it in 'actions: " + write.action() + ":'.";
    }
}
