package dev.missioncontrol.patch.ui;

import dev.missioncontrol.patch.ui.LineFinding.Severity;
import dev.missioncontrol.shell.component.Glyph;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What policy found, by file, as the tree shows it. */
final class FileFindings {

    /** Nothing was found. */
    static final FileFindings NONE = new FileFindings(List.of());

    private final Map<String, List<LineFinding>> byPath;

    FileFindings(Collection<LineFinding> findings) {
        byPath = findings.stream().collect(Collectors.groupingBy(LineFinding::path));
    }

    /** Returns the paths of which the other says something else. */
    Set<String> differing(FileFindings other) {
        Set<String> paths = new HashSet<>(byPath.keySet());
        paths.addAll(other.byPath.keySet());
        paths.removeIf(path -> Objects.equals(byPath.get(path), other.byPath.get(path)));
        return paths;
    }

    /** Returns the worst severity in a file as the browser names it; empty when nothing was found there. */
    String severity(String path) {
        return worst(path).map(worst -> worst.name().toLowerCase(Locale.ROOT)).orElse("");
    }

    /** Returns the sign of the worst severity in a file. */
    String icon(String path) {
        return worst(path)
                .map(worst -> switch (worst) {
                    case BLOCK -> Glyph.BLOCKED;
                    case WARN -> Glyph.WARNING;
                    case OBSERVED -> Glyph.VIEWED;
                    case OVERRIDDEN -> Glyph.CHECK;
                })
                .map(glyph -> "glyph:" + glyph.lucideName())
                .orElse("");
    }

    /** Says how many findings there are in a file, and what the worst does. */
    String text(String path) {
        int count = of(path).size();
        return worst(path)
                .map(worst -> (count == 1 ? "1 finding" : count + " findings")
                        + switch (worst) {
                            case BLOCK -> " of policy; it blocks";
                            case WARN -> " of policy; it warns";
                            case OBSERVED -> " of policy; it would block";
                            case OVERRIDDEN -> " of policy; overridden";
                        })
                .orElse("");
    }

    private Optional<Severity> worst(String path) {
        return of(path).stream().map(LineFinding::severity).min(Severity::compareTo);
    }

    private List<LineFinding> of(String path) {
        return byPath.getOrDefault(path, List.of());
    }
}
