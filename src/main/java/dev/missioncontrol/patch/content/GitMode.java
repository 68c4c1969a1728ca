package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.util.Optional;
import org.eclipse.jgit.lib.FileMode;

/** What kind of thing a path holds, as git's tree objects say it. */
public enum GitMode {
    /** An ordinary file. */
    FILE(0100644),
    /** An ordinary file with the executable bit. */
    EXECUTABLE(0100755),
    /** A symbolic link; its blob is the link's target. */
    SYMLINK(0120000),
    /** A submodule; its "blob" is the id of a commit in another repository. */
    GITLINK(0160000);

    private static final int TYPE_MASK = 0170000;

    private final int bits;

    GitMode(int bits) {
        this.bits = bits;
    }

    /** Returns the mode bits as a tree object holds them. */
    public int bits() {
        return bits;
    }

    /** Returns the six octal digits git writes. */
    public String text() {
        return Integer.toOctalString(bits);
    }

    /** Whether the path holds a file's bytes, rather than a link's target or another repository's commit. */
    public boolean isRegular() {
        return this == FILE || this == EXECUTABLE;
    }

    /** Whether both are files, both links or both submodules. */
    public boolean sameType(GitMode other) {
        return (bits & TYPE_MASK) == (other.bits & TYPE_MASK);
    }

    /** Reads the six octal digits; refuses every mode that git itself would not write today. */
    public static GitMode parse(String text) {
        for (GitMode mode : values()) {
            if (mode.text().equals(text)) {
                return mode;
            }
        }
        throw Refusal.invalid(
                "mode", "'" + text + "' is not a git file mode.", "Use 100644, 100755, 120000 or 160000.");
    }

    /** Reads a tree entry's bits, historical permissions such as 100664 included; empty for a directory. */
    public static Optional<GitMode> ofBits(int bits) {
        FileMode mode = FileMode.fromBits(bits);
        for (GitMode known : values()) {
            if (mode.equals(known.bits)) {
                return Optional.of(known);
            }
        }
        return Optional.empty();
    }
}
