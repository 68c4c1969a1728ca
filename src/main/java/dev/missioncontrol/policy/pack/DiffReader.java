package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.condition.Vocabulary;
import dev.missioncontrol.policy.fact.DependencyChange.Change;
import dev.missioncontrol.policy.glob.Glob;
import dev.missioncontrol.policy.glob.GlobSet;
import dev.missioncontrol.policy.rule.ContentRule;
import dev.missioncontrol.policy.rule.ContentRule.Content;
import dev.missioncontrol.policy.rule.DependencyRule;
import dev.missioncontrol.policy.rule.Effect;
import dev.missioncontrol.policy.rule.LimitRule;
import dev.missioncontrol.policy.rule.ModesRule;
import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.rule.RuleHead;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads {@code diff}. */
final class DiffReader {

    private static final String SECTION = "diff";
    private static final Set<String> FILE_MODES = Set.of("100644", "100755");

    private final Reading reading;
    private final List<Rule> rules = new ArrayList<>();

    DiffReader(Reading reading) {
        this.reading = reading;
    }

    List<Rule> read(YamlNode.@Nullable Entry section) {
        if (section != null && section.value() instanceof YamlNode.Mapping diff) {
            diff.entries().forEach(this::setting);
        }
        if (reading.scope() == Scope.ORG) {
            addUnwritten(section);
        }
        return rules;
    }

    private void setting(String key, YamlNode.Entry entry) {
        String id = SECTION + "." + key;
        switch (key) {
            case "max_files", "max_lines", "max_total_bytes" -> limit(key, entry, Vocabulary.CHANGE);
            case "max_file_bytes" -> limit(key, entry, Vocabulary.FILE);
            case "modes" -> {
                var head = reading.head(id, SECTION, entry, Effect.ALLOW, Vocabulary.FILE);
                rules.add(new ModesRule(head, Set.copyOf(Reading.texts(Reading.value(entry.value())))));
            }
            case "dependencies" -> dependencies(entry);
            case "tests" -> {
                if (entry.value() instanceof YamlNode.Mapping tests) {
                    tests.entries().forEach((what, at) -> content("tests." + what, at));
                }
            }
            default -> content(key, entry);
        }
    }

    private void limit(String key, YamlNode.Entry entry, Vocabulary vocabulary) {
        Effect effect =
                entry.value() instanceof YamlNode.Mapping marks ? Reading.effect(marks.get("effect")) : Effect.DENY;
        var measure = LimitRule.Measure.valueOf(key.substring("max_".length()).toUpperCase(Locale.ROOT));
        var head = reading.head(SECTION + "." + key, SECTION, entry, effect, vocabulary);
        rules.add(new LimitRule(head, measure, Reading.number(Reading.value(entry.value()), 0)));
    }

    private void content(String key, YamlNode.Entry entry) {
        var content = Content.valueOf(key.replace('.', '_').toUpperCase(Locale.ROOT));
        rules.add(new ContentRule(effectHead(key, entry, Vocabulary.FILE), content, except(entry)));
    }

    private RuleHead effectHead(String key, YamlNode.Entry entry, Vocabulary vocabulary) {
        YamlNode effect = entry.value() instanceof YamlNode.Mapping marks ? marks.get("effect") : entry.value();
        return reading.head(SECTION + "." + key, SECTION, entry, Reading.effect(effect), vocabulary);
    }

    private GlobSet except(YamlNode.Entry entry) {
        return entry.value() instanceof YamlNode.Mapping marks ? reading.globs(marks.get("except")) : GlobSet.NONE;
    }

    private void dependencies(YamlNode.Entry entry) {
        if (!(entry.value() instanceof YamlNode.Mapping dependencies)) {
            return;
        }
        GlobSet allowed = reading.globs(dependencies.get("allow"));
        dependencies.entries().forEach((key, at) -> {
            switch (key) {
                case "allow" -> {}
                case "lock_files" -> {
                    var head = effectHead("dependencies.lock_files", at, Vocabulary.FILE);
                    rules.add(new ContentRule(head, Content.LOCK_FILES, except(at)));
                }
                case "deny" -> {
                    String id = SECTION + ".dependencies.deny";
                    var head = reading.head(id, SECTION, at, Effect.DENY, Vocabulary.DEPENDENCY);
                    var changes = EnumSet.complementOf(EnumSet.of(Change.REMOVED));
                    GlobSet names = reading.globs(Reading.value(at.value()));
                    rules.add(new DependencyRule(head, changes, names, GlobSet.NONE));
                }
                default -> {
                    var head = effectHead("dependencies." + key, at, Vocabulary.DEPENDENCY);
                    var change = Change.valueOf(key.toUpperCase(Locale.ROOT));
                    rules.add(new DependencyRule(head, Set.of(change), GlobSet.NONE, both(allowed, except(at))));
                }
            }
        });
    }

    private static GlobSet both(GlobSet one, GlobSet two) {
        List<Glob> globs =
                Stream.concat(one.globs().stream(), two.globs().stream()).toList();
        return globs.isEmpty() ? GlobSet.NONE : new GlobSet(globs);
    }

    /** What an organisation's pack forbids even if it does not say so. */
    private void addUnwritten(YamlNode.@Nullable Entry section) {
        if (rules.stream().noneMatch(ModesRule.class::isInstance)) {
            rules.add(new ModesRule(reading.unwritten("diff.modes", SECTION, section), FILE_MODES));
        }
        for (Content content : List.of(Content.SYMLINK_ESCAPES, Content.SECRETS, Content.UNREADABLE)) {
            if (rules.stream().noneMatch(rule -> rule instanceof ContentRule other && other.content() == content)) {
                String id = "diff." + content.name().toLowerCase(Locale.ROOT);
                rules.add(new ContentRule(reading.unwritten(id, SECTION, section), content, GlobSet.NONE));
            }
        }
    }
}
