package dev.missioncontrol.gate;

import java.util.List;
import org.eclipse.jgit.ignore.FastIgnoreRule;

/** The files a task said it may touch: exact paths, or git wildmatch globs ({@code *}, {@code ?}, {@code **}). */
final class DeclaredScope {

    private final List<String> patterns;

    DeclaredScope(List<String> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    boolean covers(String path) {
        return patterns.stream().anyMatch(pattern -> pattern.equals(path) || matches(pattern, path));
    }

    private static boolean matches(String pattern, String path) {
        return new FastIgnoreRule("/" + pattern).isMatch(path, false);
    }
}
