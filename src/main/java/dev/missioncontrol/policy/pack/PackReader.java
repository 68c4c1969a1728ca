package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.rule.Rule;
import dev.missioncontrol.policy.verdict.Mode;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Makes a pack of a document that fits the schema. */
final class PackReader {

    private final YamlNode.Mapping document;
    private final PolicyPack.Header header;
    private final Reading reading;

    PackReader(YamlNode.Mapping document, String yaml, Scope scope, List<PackProblem> problems) {
        this.document = document;
        header = new PolicyPack.Header(
                Reading.text(document.get("name"), ""),
                Reading.text(document.get("description"), "").strip(),
                Mode.valueOf(Reading.text(document.get("mode"), "enforce").toUpperCase(Locale.ROOT)),
                scope,
                Digest.of(yaml));
        reading = new Reading(header.name(), header.hash(), scope, problems);
    }

    PolicyPack read() {
        List<Rule> rules = new ArrayList<>();
        rules.addAll(new NamesReader(reading).read(entry("repositories"), entry("branches")));
        rules.addAll(new FilesReader(reading).read(entry("file_globs"), entry("frozen")));
        rules.addAll(new ToolsReader(reading).read(entry("tools")));
        rules.addAll(new ActionsReader(reading).read(entry("actions")));
        rules.addAll(new DiffReader(reading).read(entry("diff")));
        rules.addAll(new ApprovalsReader(reading).read(document.get("approvals")));
        rules.addAll(new BudgetsReader(reading).read(document.get("budgets")));
        rules.addAll(new DemandsReader(reading).read(entry("evidence"), document.get("checks")));
        var contents = new PolicyPack.Contents(
                rules,
                new OverridesReader(reading).read(document.get("overrides")),
                new TestsReader(reading).read(document.get("tests")),
                warnAtPercent());
        return new PolicyPack(header, contents);
    }

    private YamlNode.@Nullable Entry entry(String section) {
        return document.entries().get(section);
    }

    private int warnAtPercent() {
        YamlNode budgets = document.get("budgets");
        return budgets instanceof YamlNode.Mapping mapping
                ? (int) Reading.number(mapping.get("warn_at_percent"), 0)
                : 0;
    }
}
