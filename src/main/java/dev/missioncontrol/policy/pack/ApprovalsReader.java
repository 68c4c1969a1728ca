package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.rule.ApprovalRequirement;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads {@code approvals}. */
final class ApprovalsReader {

    private final Reading reading;

    ApprovalsReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(@Nullable YamlNode section) {
        List<Rule> rules = new ArrayList<>();
        for (YamlNode.Mapping rule : Reading.mappings(section)) {
            rules.add(new ApprovalRequirement(
                    reading.head(reading.id(rule), "approvals", rule, Effect.REQUIRE_APPROVAL, Vocabulary.CHANGE),
                    (int) Reading.number(rule.get("count"), 1),
                    Reading.texts(rule.get("roles")),
                    reading.globs(rule.get("paths")),
                    reading.globs(rule.get("except")),
                    Reading.number(rule.get("min_files"), 0),
                    Reading.number(rule.get("min_lines"), 0),
                    Reading.flag(rule.get("not_requester")),
                    duration(rule.get("expires_after"))));
        }
        return rules;
    }

    private static @Nullable Duration duration(@Nullable YamlNode node) {
        if (!(node instanceof YamlNode.Scalar scalar)) {
            return null;
        }
        String text = scalar.text();
        long amount = Long.parseLong(text.substring(0, text.length() - 1));
        return switch (text.charAt(text.length() - 1)) {
            case 'm' -> Duration.ofMinutes(amount);
            case 'h' -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }
}
