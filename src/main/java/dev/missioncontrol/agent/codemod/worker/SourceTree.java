package dev.missioncontrol.agent.codemod.worker;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openrewrite.SourceFile;
import org.openrewrite.java.tree.JavaSourceFile;

/** The files as the steps so far have left them, with what was parsed of them as long as it still holds. */
final class SourceTree {

    private static final byte[] NOT_OFFERED = new byte[0];

    private final NavigableMap<String, byte[]> contents = new TreeMap<>();
    private final Map<String, SourceParsers.Outcome> java = new HashMap<>();
    private final SourceParsers parsers;
    private final RunLog log;

    SourceTree(SourceParsers parsers, RunLog log) {
        this.parsers = parsers;
        this.log = log;
    }

    /** Returns the repository path of a parsed file. */
    static String path(SourceFile source) {
        return source.getSourcePath().toString().replace('\\', '/');
    }

    /** Takes in a file, with its content or, when it was not offered, by its path alone. */
    void add(String path, byte @Nullable [] content) {
        contents.put(path, content == null ? NOT_OFFERED : content);
    }

    boolean contains(String path) {
        return contents.containsKey(path);
    }

    /** Returns the content, or null when it is not known or there is no such file. */
    byte @Nullable [] content(String path) {
        byte[] content = contents.get(path);
        return content == NOT_OFFERED ? null : content;
    }

    /** Returns what the step sees, by path. */
    List<SourceFile> sources(PlannedStep step) {
        Map<FileKind, NavigableMap<String, byte[]>> byKind = new EnumMap<>(FileKind.class);
        contents.forEach((path, content) -> {
            FileKind kind = FileKind.seenAs(path, content != NOT_OFFERED, step.kinds());
            // All Java files are parsed even for a step on some, for the types they give each other.
            if (kind != null && (kind == FileKind.JAVA || step.files().test(path))) {
                byKind.computeIfAbsent(kind, _ -> new TreeMap<>()).put(path, content);
            }
        });
        NavigableMap<String, SourceFile> sources = new TreeMap<>();
        byKind.forEach((kind, files) -> collect(kind, files, sources));
        sources.keySet().removeIf(path -> !step.files().test(path));
        return new ArrayList<>(sources.values());
    }

    private void collect(FileKind kind, NavigableMap<String, byte[]> files, NavigableMap<String, SourceFile> sources) {
        if (kind == FileKind.ANY) {
            files.keySet().forEach(path -> sources.put(path, SourceParsers.pathOnly(path)));
            return;
        }
        for (var outcome : parsed(kind, files).entrySet()) {
            switch (outcome.getValue()) {
                case SourceParsers.Outcome.Parsed(SourceFile source) -> sources.put(outcome.getKey(), source);
                case SourceParsers.Outcome.Failed(String reason) -> log.notParsed(kind, outcome.getKey(), reason);
            }
        }
    }

    private Map<String, SourceParsers.Outcome> parsed(FileKind kind, NavigableMap<String, byte[]> files) {
        if (kind != FileKind.JAVA) {
            return log.parsing(kind, files.size(), progress -> parsers.parse(kind, files, progress));
        }
        if (!java.keySet().equals(files.keySet())) {
            // One file more or less can change the types in all others.
            java.clear();
            java.putAll(log.parsing(kind, files.size(), progress -> parsers.parse(kind, files, progress)));
            log.unresolved(UnresolvedTypes.in(java));
        }
        return java;
    }

    /** Takes over what a step made of a file: {@code after} is its tree when that still holds, else null. */
    void replace(
            @Nullable String oldPath, @Nullable String path, byte @Nullable [] content, @Nullable SourceFile after) {
        byte[] kept = content;
        if (oldPath != null) {
            byte[] before = contents.remove(oldPath);
            java.remove(oldPath);
            kept = content == null ? before : content;
        }
        if (path != null && kept != null) {
            contents.put(path, kept);
            if (after instanceof JavaSourceFile && FileKind.of(path) == FileKind.JAVA) {
                java.put(path, new SourceParsers.Outcome.Parsed(after));
            }
        }
    }
}
