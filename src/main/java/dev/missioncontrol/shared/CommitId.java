package dev.missioncontrol.shared;

import java.util.regex.Pattern;

/**
 * The id of a git commit.
 *
 * @param hex 40 lower-case hexadecimal digits
 */
public record CommitId(String hex) {

    private static final Pattern FORM = Pattern.compile("[0-9a-f]{40}");

    /** Rejects anything but 40 lower-case hexadecimal digits. */
    public CommitId {
        if (!FORM.matcher(hex).matches()) {
            throw Refusal.invalid(
                    "commit", "'" + hex + "' is not a full commit id.", "Give 40 lower-case hexadecimal digits.");
        }
    }

    /** Returns the first ten digits, as people write it. */
    public String abbreviated() {
        return hex.substring(0, 10);
    }

    @Override
    public String toString() {
        return hex;
    }
}
