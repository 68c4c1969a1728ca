package dev.missioncontrol.policy.fact;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a revision does to a path.
 *
 * @param path the path
 * @param operation whether it is added, modified or deleted
 * @param oldMode the git mode before, in octal; null when added
 * @param newMode the git mode after; null when deleted
 * @param oldSize bytes before; 0 when added
 * @param newSize bytes after; 0 when deleted
 * @param binary whether git takes it for binary
 * @param additions lines added; 0 for a binary file
 * @param deletions lines removed; 0 for a binary file
 * @param kinds what sort of file it is
 */
public record FileFacts(
        String path,
        Operation operation,
        @Nullable String oldMode,
        @Nullable String newMode,
        long oldSize,
        long newSize,
        boolean binary,
        int additions,
        int deletions,
        List<Kind> kinds) {

    /** Copies the kinds. */
    public FileFacts {
        kinds = List.copyOf(kinds);
    }

    /** What happens to a path. */
    public enum Operation {
        /** It is new. */
        ADD,
        /** Its content or mode changes. */
        MODIFY,
        /** It goes. */
        DELETE
    }

    /** What sort of file a path is, as its name tells. */
    public enum Kind {
        /** Tells CI what to do: workflows, pipelines, build scripts of CI. */
        CI,
        /** Names dependencies: pom.xml, package.json, go.mod. */
        MANIFEST,
        /** Pins dependencies: package-lock.json, Cargo.lock. */
        LOCK,
        /** A test. */
        TEST
    }
}
