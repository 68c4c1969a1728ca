package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.fact.FileFacts.Operation;
import dev.missioncontrol.policy.rule.DefaultDeny;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.FileRule;
import dev.missioncontrol.policy.rule.Rule;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads {@code file_globs} and {@code frozen}. */
final class FilesReader {

    private final Reading reading;

    FilesReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(YamlNode.@Nullable Entry files, YamlNode.@Nullable Entry frozen) {
        List<Rule> rules = new ArrayList<>();
        boolean allows = false;
        for (YamlNode.Mapping rule : Reading.mappings(files == null ? null : files.value())) {
            Effect effect = Reading.effect(rule.get("effect"));
            allows |= effect == Effect.ALLOW;
            rules.add(file(rule, "file_globs", effect));
        }
        if (allows) {
            rules.add(new DefaultDeny(
                    reading.unwritten("file_globs.allow", "file_globs", files), DefaultDeny.Subject.FILES));
        }
        for (YamlNode.Mapping rule : Reading.mappings(frozen == null ? null : frozen.value())) {
            rules.add(file(rule, "frozen", Effect.DENY));
        }
        return rules;
    }

    private FileRule file(YamlNode.Mapping rule, String section, Effect effect) {
        return new FileRule(
                reading.head(reading.id(rule), section, rule, effect, Vocabulary.FILE),
                reading.globs(rule.get("paths")),
                reading.globs(rule.get("except")),
                operations(rule.get("operations")),
                (int) Reading.number(rule.get("count"), 1),
                Reading.texts(rule.get("roles")));
    }

    private static Set<Operation> operations(@Nullable YamlNode node) {
        var operations = EnumSet.noneOf(Operation.class);
        for (String text : Reading.texts(node)) {
            operations.add(Operation.valueOf(text.toUpperCase(Locale.ROOT)));
        }
        return operations.isEmpty() ? EnumSet.allOf(Operation.class) : operations;
    }
}
