package dev.missioncontrol.policy.fact;

import org.jspecify.annotations.Nullable;

/**
 * A dependency that a manifest or lock file gains, loses or changes.
 *
 * @param path the manifest
 * @param line where it stands, from 1: in the new file, or in the old one when it is removed; 0 when unknown
 * @param ecosystem the package URL type: {@code maven}, {@code npm}, {@code pypi}, {@code golang}, {@code cargo}...
 * @param name the name, as the ecosystem writes it: {@code org.example:library}, {@code @scope/package}
 * @param change what happens to it
 * @param oldVersion the version before; null when added or when none is given
 * @param newVersion the version after; null when removed or when none is given
 */
public record DependencyChange(
        String path,
        int line,
        String ecosystem,
        String name,
        Change change,
        @Nullable String oldVersion,
        @Nullable String newVersion) {

    /** What happens to a dependency. */
    public enum Change {
        /** It is new. */
        ADDED,
        /** It goes. */
        REMOVED,
        /** Its version rises. */
        UPGRADED,
        /** Its version falls. */
        DOWNGRADED,
        /** Its version changes in a way that has no order. */
        CHANGED
    }
}
