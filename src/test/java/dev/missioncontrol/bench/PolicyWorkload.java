package dev.missioncontrol.bench;

import dev.missioncontrol.policy.fact.Facts;
import dev.missioncontrol.policy.fact.FactsJson;
import dev.missioncontrol.policy.pack.EffectivePolicy;
import dev.missioncontrol.policy.pack.PackDocument;
import dev.missioncontrol.policy.pack.PackLayer;
import dev.missioncontrol.policy.pack.PackParser;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Packs of many rules and large changes, always the same. */
final class PolicyWorkload {

    private static final String[] KINDS = {"Service", "Controller", "Test", "Order", "Config"};
    private static final String AT = "2026-06-01T00:00:00Z";

    private PolicyWorkload() {}

    /** Patterns as teams write them: by folder, name, extension, exactly, and now and then for every Java file. */
    static List<String> patterns(int rules) {
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < rules; i++) {
            String kind = KINDS[i % KINDS.length];
            patterns.add(
                    i % 40 == 0
                            ? "**/*.java"
                            : switch (i % 8) {
                                case 0 -> "module" + i % 20 + "/src/main/java/com/acme/p" + i % 37 + "/**";
                                case 1 -> "**/p" + i % 37 + "/*" + kind + i % 50 + ".java";
                                case 2 -> "**/*.gen" + i % 100;
                                case 3 -> path(i);
                                case 4 -> "docs/**/chapter" + i + ".md";
                                case 5 -> "module" + i % 20 + "/**/*" + kind + "?.java";
                                case 6 -> "**/generated" + i % 25 + "/**";
                                default -> "module" + i % 20 + "/*/resources/**/*.{yml,properties}";
                            });
        }
        return patterns;
    }

    static List<String> paths(int files) {
        List<String> paths = new ArrayList<>();
        for (int i = 0; i < files; i++) {
            paths.add(path(i));
        }
        return paths;
    }

    private static String path(int i) {
        return switch (i % 10) {
            case 7 -> "module" + i % 20 + "/src/main/resources/conf/app" + i + ".yml";
            case 8 -> "docs/guide/chapter" + i + ".md";
            case 9 -> "module" + i % 20 + "/target/generated" + i % 25 + "/Stub" + i + ".gen" + i % 100;
            default ->
                "module" + i % 20 + "/src/" + (i % 3 == 0 ? "test" : "main") + "/java/com/acme/p" + i % 37 + "/"
                        + KINDS[i % KINDS.length] + i + ".java";
        };
    }

    /** A policy that denies files by each of the patterns. */
    static EffectivePolicy fileRules(List<String> patterns) {
        var yaml = new StringBuilder("version: 1\nname: bench\nfile_globs:\n");
        for (int i = 0; i < patterns.size(); i++) {
            yaml.append("- {id: r" + i + ", paths: \"" + patterns.get(i) + "\", effect: deny}\n");
        }
        return policy(yaml.toString());
    }

    /** A policy that allows tools by name and a pattern for an argument. */
    static EffectivePolicy toolRules(int rules) {
        var yaml = new StringBuilder("version: 1\nname: bench\ntools:\n  allow:\n");
        for (int i = 0; i < rules; i++) {
            yaml.append("  - {name: tool" + i + ", arguments: {path: \"area" + i + "/**\"}}\n");
        }
        return policy(yaml.toString());
    }

    private static EffectivePolicy policy(String yaml) {
        PackDocument document = PackParser.parse(yaml, Scope.ORG);
        PolicyPack pack = document.pack();
        if (pack == null) {
            throw new IllegalStateException(document.problems().getFirst().toString());
        }
        return EffectivePolicy.of(List.of(new PackLayer(pack, Scope.ORG, "bench")));
    }

    static Facts change(List<String> paths) {
        return FactsJson.read(Map.of(
                "point", "patch_set",
                "at", AT,
                "repository", "shop",
                "baseBranch", "main",
                "files", paths.stream().map(path -> Map.of("path", path)).toList()));
    }

    static Facts call(int tool) {
        return FactsJson.read(Map.of(
                "point",
                "tool_call",
                "at",
                AT,
                "tool",
                "tool" + tool,
                "arguments",
                Map.of("path", "area" + tool + "/src/Main.java")));
    }
}
