package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.codemod.worker.Notice;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What the tests of the engine share: small trees, a worker, and ways to look at results. */
final class Codemods {

    /** Below the build folder, so that the worker's classes are unpacked once for all tests. */
    static final Path HOME = Path.of("target", "codemod-tests").toAbsolutePath();

    private Codemods() {}

    static CodemodSettings settings() {
        return CodemodSettings.defaults(HOME).withMemoryMb(512);
    }

    static CodemodWorker worker() {
        return new CodemodWorker(RecipeCatalogue.standard(), settings());
    }

    /** Returns a tree of text files, given as path, content, path, content and so on. */
    static List<TreeFile> tree(String... pathsAndContents) {
        List<TreeFile> files = new ArrayList<>();
        for (int i = 0; i < pathsAndContents.length; i += 2) {
            files.add(TreeFile.of(pathsAndContents[i], pathsAndContents[i + 1].getBytes(StandardCharsets.UTF_8)));
        }
        return files;
    }

    static CodemodResult run(RecipeRequest request, List<TreeFile> tree) throws Exception {
        return worker().run(request, tree, CodemodProgress.NONE);
    }

    /** Returns the text a step left at the path, if it changed it. */
    static Optional<String> text(CodemodResult.Step step, String path) {
        return content(step, path).map(bytes -> new String(bytes, StandardCharsets.UTF_8));
    }

    static Optional<byte[]> content(CodemodResult.Step step, String path) {
        return step.changes().stream()
                .filter(change -> change.path().equals(path))
                .findFirst()
                .flatMap(change -> switch (change) {
                    case FileChange.Created created -> Optional.of(created.content());
                    case FileChange.Modified modified -> Optional.of(modified.content());
                    case FileChange.Renamed renamed -> Optional.ofNullable(renamed.content());
                    case FileChange.Deleted _ -> Optional.empty();
                });
    }

    /** Returns each change as a word and a path, such as {@code Modified pom.xml}. */
    static List<String> outline(CodemodResult.Step step) {
        return step.changes().stream()
                .map(change -> change.getClass().getSimpleName() + " " + change.path())
                .toList();
    }

    static List<String> notices(List<Notice> notices, Notice.Kind kind) {
        return notices.stream()
                .filter(notice -> notice.kind() == kind)
                .map(notice -> notice.path() + ": " + notice.message())
                .toList();
    }
}
