package dev.missioncontrol.agent.codemod.worker;

import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openrewrite.ExecutionContext;
import org.openrewrite.RecipeRun;
import org.openrewrite.Result;
import org.openrewrite.SourceFile;
import org.openrewrite.Tree;
import org.openrewrite.internal.InMemoryLargeSourceSet;
import org.openrewrite.java.style.Autodetect;
import org.openrewrite.java.style.ImportLayoutStyle;
import org.openrewrite.java.tree.JavaSourceFile;
import org.openrewrite.marker.Marker;
import org.openrewrite.quark.Quark;
import org.openrewrite.style.NamedStyles;
import org.openrewrite.style.Style;
import org.openrewrite.table.SourcesFileErrors;
import org.openrewrite.text.PlainText;

/** Runs one step over the tree, sends what it changed in the order of the paths, and takes it over into the tree. */
final class StepRunner {

    private static final int MOST_CYCLES = 3;

    private final SourceTree tree;
    private final SourceParsers parsers;
    private final RunLog log;

    StepRunner(SourceTree tree, SourceParsers parsers, RunLog log) {
        this.tree = tree;
        this.parsers = parsers;
        this.log = log;
    }

    void run(PlannedStep step) {
        List<SourceFile> sources = styled(tree.sources(step), step);
        log.progress(step.title(), 0, sources.size());
        ExecutionContext context = Contexts.quiet();
        RecipeRun run = step.recipe().run(new InMemoryLargeSourceSet(sources), context, MOST_CYCLES, 1);
        log.progress(step.title(), sources.size(), sources.size());

        Set<String> failed = new HashSet<>();
        for (SourcesFileErrors.Row error : run.getDataTableRows(SourcesFileErrors.class)) {
            failed.add(error.getSourcePath());
            log.notice(new Notice(Notice.Kind.RECIPE_FAILED, error.getSourcePath(), failure(error)));
        }
        takeOver(run.getChangeset().getAllResults(), failed);
        Remarks.of(context).forEach(log::notice);
    }

    /** Java is formatted the way its own sources are, unless the recipe document says otherwise. */
    private static List<SourceFile> styled(List<SourceFile> sources, PlannedStep step) {
        if (sources.stream().noneMatch(JavaSourceFile.class::isInstance)) {
            return sources;
        }
        var detector = Autodetect.detector();
        sources.stream().filter(JavaSourceFile.class::isInstance).forEach(detector::sample);
        List<Style> detected = detector.build().getStyles().stream()
                .map(StepRunner::withoutFolding)
                .toList();
        List<Marker> styles = new ArrayList<>();
        styles.add(new Autodetect(Tree.randomId(), detected));
        styles.addAll(step.styles());
        return sources.stream().map(source -> withStyles(source, styles)).toList();
    }

    /** Where types are unknown, nobody can tell what an import on demand would bring in: none is made. */
    private static Style withoutFolding(Style style) {
        return style instanceof ImportLayoutStyle imports
                ? imports.withClassCountToUseStarImport(Integer.MAX_VALUE)
                        .withNameCountToUseStarImport(Integer.MAX_VALUE)
                        .withPackagesToFold(List.of())
                : style;
    }

    private static SourceFile withStyles(SourceFile source, List<Marker> styles) {
        if (!(source instanceof JavaSourceFile)) {
            return source;
        }
        // Those of the step before go first: of two styles the later one counts.
        List<Marker> markers = new ArrayList<>(source.getMarkers().getMarkers());
        markers.removeIf(NamedStyles.class::isInstance);
        markers.addAll(styles);
        return source.withMarkers(source.getMarkers().withMarkers(markers));
    }

    private void takeOver(List<Result> results, Set<String> failed) {
        List<Change> changes = new ArrayList<>();
        for (Result result : results) {
            Change change = Change.of(result);
            if (!failed.contains(change.describedPath())) {
                changes.add(change);
            }
        }
        changes.sort(Comparator.comparing(Change::describedPath));
        Set<String> freed = new HashSet<>();
        changes.stream()
                .filter(change -> change.oldPath() != null && !change.oldPath().equals(change.path()))
                .forEach(change -> freed.add(change.oldPath()));
        Set<String> taken = new HashSet<>();
        List<Accepted> accepted = new ArrayList<>();
        for (Change change : changes) {
            try {
                Accepted result = accept(change, freed, taken);
                if (result != null) {
                    accepted.add(result);
                }
            } catch (Dropped dropped) {
                log.notice(new Notice(dropped.kind, change.describedPath(), dropped.reason));
            }
        }
        accepted.forEach(Accepted::takeOver);
    }

    /** Returns the change made ready, or null when it changes nothing after all. */
    private @Nullable Accepted accept(Change change, Set<String> freed, Set<String> taken) throws Dropped {
        String path = change.path();
        SourceFile after = change.after();
        if (path == null || after == null) {
            return new Accepted(change, null);
        }
        if (!isSafe(path)) {
            throw new Dropped("It would be written to '" + path + "', which is no path inside the repository.");
        }
        boolean sameplace = path.equals(change.oldPath());
        if (!sameplace && (tree.contains(path) && !freed.contains(path) || !taken.add(path))) {
            throw new Dropped("It would replace '" + path + "', which exists.");
        }
        if (after instanceof Quark) {
            return sameplace ? null : new Accepted(change, null);
        }
        byte[] content = bytes(after);
        if (change.oldPath() != null && change.before() != null && !(change.before() instanceof Quark)) {
            byte[] before = tree.content(change.oldPath());
            if (!Arrays.equals(bytes(change.before()), before)) {
                throw new Dropped(
                        Notice.Kind.NOT_PARSED, "The parser cannot reproduce it byte for byte, so it is left alone.");
            }
            if (Arrays.equals(content, before)) {
                return sameplace ? null : new Accepted(change, null);
            }
        }
        if (!(after instanceof PlainText)) {
            String objection = parsers.objection(FileKind.of(path), path, content, SourceBytes.text(after));
            if (objection != null) {
                throw new Dropped("The result would not be well-formed: " + objection);
            }
        }
        return new Accepted(change, content);
    }

    private static byte[] bytes(SourceFile file) throws Dropped {
        try {
            return SourceBytes.of(file);
        } catch (CharacterCodingException e) {
            throw new Dropped("The result has characters that " + SourceBytes.charset(file)
                    + ", in which the file is written, cannot express.");
        }
    }

    private static boolean isSafe(String path) {
        if (path.isEmpty() || path.startsWith("/") || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
            return false;
        }
        for (String name : path.split("/", -1)) {
            if (name.isEmpty() || name.equals(".") || name.equals("..") || name.equalsIgnoreCase(".git")) {
                return false;
            }
        }
        return Path.of(path).normalize().toString().replace('\\', '/').equals(path);
    }

    private static String failure(SourcesFileErrors.Row error) {
        String first = error.getStackTrace()
                .lines()
                .findFirst()
                .orElse("unknown reason")
                .strip();
        String shortened = first.length() <= 300 ? first : first.substring(0, 300) + "…";
        return "The recipe " + error.getRecipe() + " failed on this file, which is left as it was: " + shortened;
    }

    /** One result in our terms. */
    private record Change(
            @Nullable String oldPath,
            @Nullable String path,
            @Nullable SourceFile before,
            @Nullable SourceFile after) {

        static Change of(Result result) {
            SourceFile before = result.getBefore();
            SourceFile after = result.getAfter();
            return new Change(
                    before == null ? null : SourceTree.path(before),
                    after == null ? null : SourceTree.path(after),
                    before,
                    after);
        }

        String describedPath() {
            return oldPath != null ? oldPath : String.valueOf(path);
        }
    }

    /** A change that is taken; the content is null when it deletes or only moves. */
    private final class Accepted {

        private final Change change;
        private final byte @Nullable [] content;

        Accepted(Change change, byte @Nullable [] content) {
            this.change = change;
            this.content = content;
        }

        void takeOver() {
            log.send(new Frame.Changed(change.oldPath(), change.path(), content));
            tree.replace(change.oldPath(), change.path(), content, change.after());
        }
    }

    /** A change is not taken. */
    private static final class Dropped extends Exception {

        private static final long serialVersionUID = 1L;

        private final Notice.Kind kind;
        private final String reason;

        Dropped(String reason) {
            this(Notice.Kind.CHANGE_DROPPED, reason);
        }

        Dropped(Notice.Kind kind, String reason) {
            super(reason);
            this.kind = kind;
            this.reason = reason;
        }
    }
}
