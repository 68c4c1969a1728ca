package dev.missioncontrol.policy.secret;

import dev.missioncontrol.shared.Refusal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

/**
 * A rule file in the format of gitleaks 8 (github.com/gitleaks/gitleaks, "Configuration"): {@code [[rules]]}, {@code
 * [allowlist]} or {@code [[allowlists]]}, and of {@code [extend]} what needs no other file.
 *
 * @param rules in their order
 * @param allowlists what no rule means
 * @param targeted what some rules do not mean, by the rule's id
 * @param disabled the ids of rules of ours that shall not be looked by
 */
record GitleaksDocument(
        List<SecretRule> rules,
        List<Allowlist> allowlists,
        Map<String, List<Allowlist>> targeted,
        Set<String> disabled) {

    /** A file longer than this is none that people wrote. */
    static final int MAX_LENGTH = 1 << 20;

    private static final int SHOWN_PROBLEMS = 10;
    private static final Set<String> KEYS =
            Set.of("title", "description", "minVersion", "rules", "allowlist", "allowlists", "extend");
    private static final Set<String> EXTEND_KEYS = Set.of("useDefault", "disabledRules");
    private static final TomlMapper TOML = new TomlMapper();

    /**
     * Reads a document.
     *
     * @throws Refusal INVALID naming each rule that is wrong and what is wrong with it
     */
    static GitleaksDocument parse(String toml) {
        var problems = new ArrayList<String>();
        GitleaksDocument document = read(tree(toml), problems);
        if (!problems.isEmpty()) {
            int more = problems.size() - SHOWN_PROBLEMS;
            throw invalid(String.join(" ", problems.subList(0, Math.min(SHOWN_PROBLEMS, problems.size())))
                    + (more > 0 ? " And " + more + " more." : ""));
        }
        return document;
    }

    private static JsonNode tree(String toml) {
        if (toml.length() > MAX_LENGTH) {
            throw invalid("The rules have " + toml.length() + " characters; at most " + MAX_LENGTH + " are taken.");
        }
        try {
            return TOML.readTree(toml);
        } catch (JacksonException e) {
            TokenStreamLocation at = e.getLocation();
            throw invalid((at == null ? "" : "Line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ")
                    + "this is not TOML: " + e.getOriginalMessage() + ".");
        } catch (StackOverflowError e) {
            throw invalid("The rules are nested too deeply.");
        }
    }

    private static GitleaksDocument read(JsonNode tree, List<String> problems) {
        var top = new GitleaksTable(tree, "The document", problems);
        top.requireKeys(KEYS);
        List<SecretRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (JsonNode each : top.tables("rules")) {
            SecretRule rule = new RuleReader(each, ++number, problems).rule();
            if (!ids.add(rule.id())) {
                problems.add("Rule '" + rule.id() + "': there are two rules with this id.");
            }
            rules.add(rule);
        }
        List<Allowlist> allowlists = new ArrayList<>();
        Map<String, List<Allowlist>> targeted = new LinkedHashMap<>();
        for (JsonNode each : top.allowlists()) {
            var table = new GitleaksTable(each, "The allowlist", problems);
            Allowlist list = RuleReader.allowlist(table, true);
            List<String> targets = table.texts("targetRules");
            if (targets.isEmpty()) {
                allowlists.add(list);
            }
            targets.forEach(
                    id -> targeted.computeIfAbsent(id, _ -> new ArrayList<>()).add(list));
        }
        return new GitleaksDocument(rules, allowlists, targeted, disabled(top, problems));
    }

    private static Set<String> disabled(GitleaksTable top, List<String> problems) {
        Set<String> disabled = new HashSet<>();
        for (JsonNode each : top.tables("extend")) {
            var extend = new GitleaksTable(each, "[extend]", problems);
            extend.requireKeys(EXTEND_KEYS);
            disabled.addAll(extend.texts("disabledRules"));
        }
        return disabled;
    }

    private static Refusal invalid(String message) {
        return Refusal.invalid("toml", message, "Mend it there, and send the whole file again.");
    }
}
