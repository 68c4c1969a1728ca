package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.forge.TreeFile;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Describes what a repository is made of, from the names and sizes in its tree alone. */
final class RepositoryTopology {

    private static final int MAX_DIRECTORIES = 300;
    private static final int DEPTH = 4;
    private static final Set<String> BUILD_FILES = Set.of(
            "pom.xml",
            "build.gradle",
            "build.gradle.kts",
            "settings.gradle",
            "settings.gradle.kts",
            "package.json",
            "Cargo.toml",
            "go.mod",
            "pyproject.toml",
            "setup.py",
            "Makefile",
            "CMakeLists.txt",
            "Dockerfile",
            "Gemfile",
            "composer.json",
            "build.xml",
            "WORKSPACE");
    private static final Map<String, String> LANGUAGES = Map.ofEntries(
            Map.entry("java", "Java"),
            Map.entry("kt", "Kotlin"),
            Map.entry("kts", "Kotlin"),
            Map.entry("groovy", "Groovy"),
            Map.entry("scala", "Scala"),
            Map.entry("xml", "XML"),
            Map.entry("yml", "YAML"),
            Map.entry("yaml", "YAML"),
            Map.entry("json", "JSON"),
            Map.entry("properties", "Properties"),
            Map.entry("sql", "SQL"),
            Map.entry("html", "HTML"),
            Map.entry("css", "CSS"),
            Map.entry("scss", "SCSS"),
            Map.entry("js", "JavaScript"),
            Map.entry("ts", "TypeScript"),
            Map.entry("py", "Python"),
            Map.entry("go", "Go"),
            Map.entry("rs", "Rust"),
            Map.entry("c", "C"),
            Map.entry("h", "C"),
            Map.entry("cpp", "C++"),
            Map.entry("sh", "Shell"),
            Map.entry("md", "Markdown"),
            Map.entry("adoc", "AsciiDoc"));

    private RepositoryTopology() {}

    /** Returns files, languages, build files and the directories with what lies in and under each. */
    static Map<String, @Nullable Object> of(List<TreeFile> files) {
        var languages = new TreeMap<String, Integer>();
        var directories = new TreeMap<String, Integer>();
        long bytes = 0;
        for (TreeFile file : files) {
            bytes += file.size();
            languages.merge(language(file.path()), 1, Integer::sum);
            for (String directory : above(file.path())) {
                directories.merge(directory, 1, Integer::sum);
            }
        }
        var topology = new LinkedHashMap<String, @Nullable Object>();
        topology.put("files", files.size());
        topology.put("bytes", bytes);
        topology.put("languages", byCount(languages));
        topology.put(
                "buildFiles",
                files.stream()
                        .map(TreeFile::path)
                        .filter(path -> BUILD_FILES.contains(path.substring(path.lastIndexOf('/') + 1)))
                        .limit(MAX_DIRECTORIES)
                        .toList());
        var shown = new LinkedHashMap<String, @Nullable Object>();
        directories.entrySet().stream()
                .limit(MAX_DIRECTORIES)
                .forEach(each -> shown.put(each.getKey(), each.getValue()));
        topology.put("directories", shown);
        topology.put("directoriesInAll", directories.size());
        return topology;
    }

    private static List<Map<String, Object>> byCount(Map<String, Integer> languages) {
        return languages.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue(Comparator.reverseOrder()))
                .map(entry -> Map.<String, Object>of("language", entry.getKey(), "files", entry.getValue()))
                .toList();
    }

    private static String language(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        int dot = name.lastIndexOf('.');
        String extension = dot < 1 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
        return LANGUAGES.getOrDefault(extension, "Other");
    }

    private static List<String> above(String path) {
        var directories = new java.util.ArrayList<String>();
        int slash = path.indexOf('/');
        for (int depth = 0; slash >= 0 && depth < DEPTH; depth++) {
            directories.add(path.substring(0, slash));
            slash = path.indexOf('/', slash + 1);
        }
        return directories;
    }
}
