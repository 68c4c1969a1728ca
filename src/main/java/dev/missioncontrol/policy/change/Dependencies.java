package dev.missioncontrol.policy.change;

import dev.missioncontrol.policy.fact.ContentFinding;
import dev.missioncontrol.policy.fact.DependencyChange;
import dev.missioncontrol.policy.fact.DependencyChange.Change;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares what a manifest or lock file names before and after. */
final class Dependencies {

    private Dependencies() {}

    /** Returns whether a file's dependencies can be told from parts of it. */
    static boolean readableInParts(String path) {
        ManifestFormat format = ManifestFormat.of(path);
        return format == null || format.byLine();
    }

    /** Adds what changes; a manifest that is not what its name says becomes a finding. */
    static void find(ChangedFile file, List<DependencyChange> changes, List<ContentFinding> findings) {
        ManifestFormat format = ManifestFormat.of(file.path());
        TextSide before = file.before();
        TextSide after = file.after();
        if (format == null
                || (before.changed().isEmpty()
                        && after.changed().isEmpty()
                        && !file.facts().binary())
                || (!format.byLine() && !(before.whole() && after.whole()))) {
            return;
        }
        List<Declared> old = read(file, format, before, "before", findings);
        List<Declared> now = read(file, format, after, "after", findings);
        if (old != null && now != null) {
            compare(file, format, old, now, changes);
        }
    }

    private static @Nullable List<Declared> read(
            ChangedFile file, ManifestFormat format, TextSide side, String when, List<ContentFinding> findings) {
        if (side.text().isBlank()) {
            return List.of();
        }
        try {
            return format.reader().read(side.unicode());
        } catch (RuntimeException | StackOverflowError e) {
            // Without the parser's message: it quotes the file.
            findings.add(new ContentFinding(
                    ContentFinding.Kind.UNREADABLE,
                    file.path(),
                    0,
                    "manifest-unreadable",
                    "The dependencies could not be read: " + when
                            + " the change the file is not well-formed. Which dependencies change is not known."));
            return null;
        }
    }

    private static void compare(
            ChangedFile file,
            ManifestFormat format,
            List<Declared> old,
            List<Declared> now,
            List<DependencyChange> changes) {
        Map<String, List<Declared>> before = byName(old);
        Map<String, List<Declared>> after = byName(now);
        Set<String> names = new LinkedHashSet<>(after.keySet());
        names.addAll(before.keySet());
        for (String name : names) {
            List<Declared> gone = new ArrayList<>(before.getOrDefault(name, List.of()));
            List<Declared> come = new ArrayList<>(after.getOrDefault(name, List.of()));
            come.removeIf(each -> removeSame(gone, each));
            int pairs = Math.min(gone.size(), come.size());
            for (int i = 0; i < pairs; i++) {
                String from = gone.get(i).version();
                String to = come.get(i).version();
                changes.add(change(file.after(), file, format, come.get(i), Versions.change(from, to), from, to));
            }
            for (Declared each : come.subList(pairs, come.size())) {
                changes.add(change(file.after(), file, format, each, Change.ADDED, null, each.version()));
            }
            for (Declared each : gone.subList(pairs, gone.size())) {
                changes.add(change(file.before(), file, format, each, Change.REMOVED, each.version(), null));
            }
        }
    }

    private static DependencyChange change(
            TextSide side,
            ChangedFile file,
            ManifestFormat format,
            Declared declared,
            Change change,
            @Nullable String from,
            @Nullable String to) {
        int line = declared.line() >= 0 ? declared.line() : naming(side, declared.name());
        return new DependencyChange(
                file.path(), line < 0 ? 0 : side.number(line), format.ecosystem(), declared.name(), change, from, to);
    }

    /** Returns the first changed line that names it, or the first of all that does; negative when none does. */
    private static int naming(TextSide side, String name) {
        List<String> lines = side.lines();
        int first = -1;
        for (int i = 0; i < lines.size(); i++) {
            if (names(lines.get(i), name)) {
                if (side.changed().get(i)) {
                    return i;
                }
                first = first < 0 ? i : first;
            }
        }
        return first;
    }

    private static boolean names(String line, String name) {
        for (int at = line.indexOf(name); at >= 0; at = line.indexOf(name, at + 1)) {
            int end = at + name.length();
            if ((at == 0 || !isPartOfName(line.charAt(at - 1)))
                    && (end == line.length() || !isPartOfName(line.charAt(end)))) {
                return true;
            }
        }
        return false;
    }

    private static boolean isPartOfName(char c) {
        return Character.isLetterOrDigit(c) || c == '-' || c == '_';
    }

    private static boolean removeSame(List<Declared> others, Declared one) {
        for (int i = 0; i < others.size(); i++) {
            if (Objects.equals(others.get(i).version(), one.version())) {
                others.remove(i);
                return true;
            }
        }
        return false;
    }

    private static Map<String, List<Declared>> byName(List<Declared> all) {
        Map<String, List<Declared>> byName = new LinkedHashMap<>();
        all.forEach(each ->
                byName.computeIfAbsent(each.name(), _ -> new ArrayList<>()).add(each));
        return byName;
    }
}
