package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The modes a change may give to a path. Taking a symbolic link or a submodule away is always allowed.
 *
 * @param modes the modes allowed
 */
public record AllowedModes(Set<GitMode> modes) {

    /** Keeps a copy. */
    public AllowedModes {
        modes = Set.copyOf(modes);
    }

    /** Ordinary and executable files only: the default. */
    public static AllowedModes filesOnly() {
        return new AllowedModes(Set.of(GitMode.FILE, GitMode.EXECUTABLE));
    }

    /** Files and symbolic links: what can be sealed. Whether a link is let through is for policy to say. */
    public static AllowedModes filesAndLinks() {
        return new AllowedModes(Set.of(GitMode.FILE, GitMode.EXECUTABLE, GitMode.SYMLINK));
    }

    /** Every mode git knows, for reading history that is trusted already. */
    public static AllowedModes all() {
        return new AllowedModes(Set.of(GitMode.values()));
    }

    /** Refuses a mode that is not allowed; null (the path goes away) always is. */
    public void require(String path, @Nullable GitMode mode) {
        if (mode != null && !modes.contains(mode)) {
            String what = switch (mode) {
                case SYMLINK -> "a symbolic link";
                case GITLINK -> "a submodule";
                case FILE -> "a file";
                case EXECUTABLE -> "an executable file";
            };
            throw Refusal.invalid(
                    path,
                    "'" + path + "' would become " + what + " (mode " + mode.text() + "), which is not allowed here.",
                    "Leave it out of the change, or have an administrator allow this mode by policy.");
        }
    }
}
