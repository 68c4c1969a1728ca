package dev.missioncontrol.policy.engine;

import dev.missioncontrol.policy.fact.Facts;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Supplier;

/** Packs and acts by chance, over few names so that they meet. */
final class RandomPolicy {

    private static final List<String> GLOBS =
            List.of("src/**", "**/*.java", "docs/*", "**", "pom.xml", "src/a.java", "{src,docs}/**");
    private static final List<String> PATHS = List.of("src/a.java", "src/b/c.java", "docs/x.md", "pom.xml", "y");
    private static final List<String> PARTS = List.of(
            "src",
            "docs",
            "*",
            "**",
            "*.java",
            "?",
            "[a-c].java",
            "[!a]*",
            "{src,docs}",
            "s*",
            "*o*",
            "??",
            "[xy]",
            "a.*");
    private static final List<String> NAMES =
            List.of("shop", "**", "other", "sh*", "?hop", "[r-t]hop", "[!s]*", "{shop,other}", "*p");
    private static final List<String> HEADS =
            List.of("main", "**", "mc/**", "mc/*", "m*", "m*/?", "[mx]*", "{main,x}", "**/[0-9]", "[!m]*/**");
    private static final List<String> EFFECTS = List.of("allow", "warn", "deny");
    private static final List<String> ACTIONS = List.of("push_branch", "open_pr", "merge", "deploy");
    private static final List<String> TOOLS = List.of("read", "list_files", "run");
    private static final List<String> BRANCHES = List.of("mc/1", "main", "x");
    private static final List<String> OVERRIDES = List.of(
            "f0",
            "f1",
            "f2",
            "z0",
            "t0",
            "t1",
            "actions.merge",
            "actions.push_branch",
            "diff.max_files",
            "diff.ci_files",
            "diff.secrets",
            "branches.write",
            "branches.base",
            "repositories.allow",
            "tools.allow",
            "file_globs.allow",
            "diff.modes",
            "diff.dependencies.added",
            "a0");

    private final Random random;

    RandomPolicy(long seed) {
        random = new Random(seed);
    }

    /** Sections of a pack; each list can be shuffled, because its rules have names of their own. */
    List<String> sections(boolean org) {
        List<String> sections = new ArrayList<>();
        maybe(sections, () -> "mode: " + of(List.of("observe", "warn", "enforce", "enforce")));
        maybe(sections, () -> "repositories: { allow: " + marked(quoted(of(NAMES))) + " }");
        maybe(
                sections,
                () -> "branches: { write: " + marked(quoted(of(HEADS))) + ", base: " + marked(quoted(of(HEADS)))
                        + " }");
        maybe(sections, () -> "actions: { merge: " + action() + ", push_branch: " + action() + " }");
        maybe(sections, () -> "budgets: { workflow: { minutes: " + (1 + random.nextInt(90)) + " } }");
        maybe(sections, () -> "checks: { required: [" + of(List.of("build", "test", "lint")) + "] }");
        maybe(
                sections,
                () -> "diff: { max_files: " + marked(String.valueOf(random.nextInt(4))) + ", ci_files: " + action()
                        + ", secrets: " + action() + ", dependencies: { added: " + action() + " } }");
        if (!org) {
            maybe(sections, () -> "overrides: " + list(3, at -> "{ rule: " + of(OVERRIDES) + ", reason: chance }"));
        }
        return sections;
    }

    /** The lists of a pack whose order says nothing. */
    Map<String, List<String>> lists() {
        var lists = new java.util.TreeMap<String, List<String>>();
        if (random.nextBoolean()) {
            lists.put(
                    "file_globs",
                    items(
                            3,
                            at -> "{ id: f" + at + ", paths: [" + quoted(glob()) + "], effect: " + of(EFFECTS) + when()
                                    + marks() + " }"));
        }
        if (random.nextInt(3) == 0) {
            lists.put("frozen", items(1, at -> "{ id: z" + at + ", paths: [" + quoted(glob()) + "]" + marks() + " }"));
        }
        if (random.nextBoolean()) {
            lists.put("tools.allow", items(2, at -> "{ id: t" + at + ", name: " + of(TOOLS) + marks() + " }"));
            lists.put("tools.deny", items(1, at -> "{ id: d" + at + ", name: " + of(TOOLS) + marks() + " }"));
        }
        if (random.nextBoolean()) {
            lists.put("approvals", items(2, at -> "{ id: a" + at + ", paths: [" + quoted(glob()) + "] }"));
        }
        return lists;
    }

    /** The pack's text; with {@code shuffle} every list and the sections are in another order. */
    static String yaml(List<String> sections, Map<String, List<String>> lists, Random shuffle) {
        List<String> parts = new ArrayList<>(sections);
        List<String> tools = new ArrayList<>();
        lists.forEach((name, items) -> {
            List<String> shuffled = new ArrayList<>(items);
            Collections.shuffle(shuffled, shuffle);
            if (name.startsWith("tools.")) {
                tools.add(name.substring("tools.".length()) + ": [" + String.join(", ", shuffled) + "]");
            } else {
                parts.add(name + ": [" + String.join(", ", shuffled) + "]");
            }
        });
        if (!tools.isEmpty()) {
            parts.add("tools: { " + String.join(", ", tools) + " }");
        }
        Collections.shuffle(parts, shuffle);
        return String.join("\n", parts) + "\n";
    }

    Facts facts() {
        return switch (random.nextInt(4)) {
            case 0 -> Packs.call(of(TOOLS), Map.of());
            case 1 -> Packs.write(of(ACTIONS), of(BRANCHES));
            default -> change();
        };
    }

    private Facts change() {
        List<Map<String, Object>> files = new ArrayList<>();
        for (String path : paths()) {
            if (random.nextBoolean()) {
                files.add(Map.of(
                        "path",
                        path,
                        "additions",
                        (long) random.nextInt(20),
                        "kinds",
                        random.nextInt(4) == 0 ? List.of("ci") : List.of(),
                        "newMode",
                        random.nextInt(8) == 0 ? "120000" : "100644"));
            }
        }
        List<Map<String, Object>> findings = random.nextInt(4) == 0
                ? List.of(Map.of("kind", "secret", "path", "y", "line", 1L, "rule", "aws", "description", "Found."))
                : List.of();
        List<Map<String, Object>> dependencies = random.nextInt(4) == 0
                ? List.of(Map.of("path", "pom.xml", "name", "a:b", "change", "added"))
                : List.of();
        return Packs.change(List.of(), Map.of("files", files, "findings", findings, "dependencies", dependencies));
    }

    /** Patterns for branches, as a list of a pack has them. */
    String branches() {
        return quoted(branch()) + (random.nextBoolean() ? ", " + quoted(branch()) : "");
    }

    private String branch() {
        return random.nextBoolean() ? of(HEADS) : glob();
    }

    /** The name of a branch. */
    String name() {
        return of(List.of("main", "mc", "x", "src", "docs", "so", "m"))
                + of(List.of("", "", "/1", "/a.java", "/b/1", "/xy"));
    }

    private List<String> paths() {
        List<String> paths = new ArrayList<>(PATHS);
        for (int more = random.nextInt(4); more > 0; more--) {
            paths.add(of(List.of("src", "docs", "b", "so")) + "/" + of(List.of("a.java", "d.java", "xy", "a.md", "c"))
                    + more);
        }
        return paths;
    }

    /** One that meets paths often, or one put together by chance. */
    private String glob() {
        if (random.nextBoolean()) {
            return of(GLOBS);
        }
        var glob = new StringBuilder(of(PARTS));
        for (int more = random.nextInt(3); more > 0; more--) {
            glob.append('/').append(of(PARTS));
        }
        return glob.toString();
    }

    private interface Item {
        String at(int index);
    }

    private List<String> items(int atMost, Item item) {
        List<String> items = new ArrayList<>();
        for (int index = 0; index <= random.nextInt(atMost + 1); index++) {
            items.add(item.at(index));
        }
        return items;
    }

    private String list(int atMost, Item item) {
        return "[" + String.join(", ", items(atMost, item)) + "]";
    }

    private void maybe(List<String> sections, Supplier<String> section) {
        if (random.nextInt(3) > 0) {
            sections.add(section.get());
        }
    }

    private String action() {
        return "{ effect: " + of(EFFECTS) + marks() + " }";
    }

    private String marked(String value) {
        return "{ value: " + (value.startsWith("\"") ? "[" + value + "]" : value) + marks() + " }";
    }

    private String marks() {
        return (random.nextInt(3) == 0 ? ", overridable: true" : "")
                + (random.nextInt(6) == 0 ? ", until: 2026-05-31" : "");
    }

    private String when() {
        return random.nextInt(4) == 0 ? ", when: file.additions " + of(List.of("> 5", "/ 0 > 1", "<= 5")) : "";
    }

    private static String quoted(String text) {
        return "\"" + text + "\"";
    }

    private <T> T of(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
