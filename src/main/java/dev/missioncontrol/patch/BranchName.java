package dev.missioncontrol.patch;

import dev.missioncontrol.shared.WorkflowId;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** Names the branch of a revision: {@code missioncontrol/1a2b3c4d-fix-the-build}, later {@code ...-r2}. */
final class BranchName {

    private static final Pattern NOT_WORD = Pattern.compile("[^a-z0-9]+");
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final int SLUG_LENGTH = 48;

    private BranchName() {}

    static String of(WorkflowId workflow, String title, int revision) {
        String slug = slug(title);
        return "missioncontrol/"
                + workflow.toString().substring(0, 8)
                + (slug.isEmpty() ? "" : "-" + slug)
                + (revision == 1 ? "" : "-r" + revision);
    }

    /** Returns the text in lower-case ASCII words joined by hyphens, cut at a word; may be empty. */
    static String slug(String text) {
        String plain =
                MARKS.matcher(Normalizer.normalize(text, Normalizer.Form.NFD)).replaceAll("");
        String words = NOT_WORD.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
        String trimmed = words.replaceAll("^-+|-+$", "");
        if (trimmed.length() <= SLUG_LENGTH) {
            return trimmed;
        }
        int cut = trimmed.lastIndexOf('-', SLUG_LENGTH);
        return trimmed.substring(0, cut > 0 ? cut : SLUG_LENGTH);
    }
}
