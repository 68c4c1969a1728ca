package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;

/**
 * The git id of a path's content: a blob's, or for a submodule the other repository's commit.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record BlobId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    /** Rejects anything but 40 lower-case hexadecimal digits, and the all-zero id, which means "absent" in git. */
    public BlobId {
        if (!FORM.matcher(hex).matches() || hex.chars().allMatch(c -> c == '0')) {
            throw Refusal.invalid(
                    "blob", "'" + hex + "' is not a full blob id.", "Give 40 lower-case hexadecimal digits.");
        }
    }

    /** Returns the id git gives to these bytes. */
    public static BlobId of(byte[] content) {
        try (var formatter = new ObjectInserter.Formatter()) {
            return of(formatter.idFor(Constants.OBJ_BLOB, content));
        }
    }

    /** Returns the same id as JGit's type. */
    public static BlobId of(AnyObjectId id) {
        return new BlobId(id.name());
    }

    /** Returns the same id in JGit's type. */
    public ObjectId toObjectId() {
        return ObjectId.fromString(hex);
    }

    @Override
    public String toString() {
        return hex;
    }
}
