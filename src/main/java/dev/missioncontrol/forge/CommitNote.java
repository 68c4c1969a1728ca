package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;
import dev.missioncontrol.shared.Refusal;
import java.time.Instant;

/**
 * A note on a commit (git-notes), in a ref of its own: {@code git notes --ref=missioncontrol show COMMIT}. It changes neither
 * the commit nor any branch.
 *
 * @param commit the commit it is about, which the repository has
 * @param text what it says; ends in a newline
 * @param at when it is written; git keeps whole seconds
 */
public record CommitNote(CommitId commit, String text, Instant at) {

    /** The ref that holds the notes. */
    public static final String REF = "refs/notes/missioncontrol";

    private static final int MAX_LENGTH = 64 * 1024;

    /** Refuses what is no note. */
    public CommitNote {
        if (text.isBlank() || text.length() > MAX_LENGTH || !text.endsWith("\n")) {
            throw Refusal.invalid(
                    "text",
                    "This is no note.",
                    "Give text of up to " + MAX_LENGTH + " characters that ends in a newline.");
        }
    }
}
