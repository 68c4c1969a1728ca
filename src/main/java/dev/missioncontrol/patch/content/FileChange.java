package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.Refusal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a Patch does to one path: from one mode and content to another. A rename is the removal of one path and the
 * addition of another.
 *
 * @param path the path inside the repository, with forward slashes
 * @param oldMode the mode before, null when the path is added
 * @param oldBlob the content before, null when the path is added
 * @param newMode the mode after, null when the path is removed
 * @param newBlob the content after, null when the path is removed
 * @param newDigest the SHA-256 of the new bytes, so that an approval does not hang on SHA-1 alone; null when the path is
 *     removed or becomes a submodule
 */
public record FileChange(
        String path,
        @Nullable GitMode oldMode,
        @Nullable BlobId oldBlob,
        @Nullable GitMode newMode,
        @Nullable BlobId newBlob,
        @Nullable Digest newDigest) {

    /** Refuses an unsafe path, a side that is half there and a change that changes nothing. */
    public FileChange {
        if (oldMode == null) {
            PathRules.requirePortable(path);
        } else {
            PathRules.requireSafe(path);
        }
        if (newMode != null) {
            PathRules.requireSafeMode(path, newMode);
        }
        if ((oldMode == null) != (oldBlob == null) || (newMode == null) != (newBlob == null)) {
            throw invalid(path, "has a mode without a blob or a blob without a mode", "Give both or neither.");
        }
        if (oldMode == newMode && Objects.equals(oldBlob, newBlob)) {
            throw invalid(path, "would not change", "Leave it out of the Patch.");
        }
        boolean hasBytes = newMode != null && newMode != GitMode.GITLINK;
        if (hasBytes != (newDigest != null)) {
            throw invalid(
                    path,
                    hasBytes ? "lacks the digest of its new bytes" : "has a digest but no new bytes",
                    "Give newDigest exactly where there are new bytes.");
        }
    }

    /** Returns the change that adds a file or link with these bytes. */
    public static FileChange added(String path, GitMode mode, byte[] content) {
        return new FileChange(path, null, null, mode, BlobId.of(content), Digest.of(content));
    }

    /** Returns the change that removes the path. */
    public static FileChange removed(String path, GitMode oldMode, BlobId oldBlob) {
        return new FileChange(path, oldMode, oldBlob, null, null, null);
    }

    /** Returns the change that gives the path this mode and these bytes; refused when both are as before. */
    public static FileChange modified(String path, GitMode oldMode, BlobId oldBlob, GitMode mode, byte[] content) {
        return new FileChange(path, oldMode, oldBlob, mode, BlobId.of(content), Digest.of(content));
    }

    private static Refusal invalid(String path, String what, String remedy) {
        return Refusal.invalid("changes", "The change of '" + path + "' " + what + ".", remedy);
    }
}
