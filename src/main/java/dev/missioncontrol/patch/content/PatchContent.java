package dev.missioncontrol.patch.content;

import dev.missioncontrol.shared.Refusal;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One Patch: what it is for and what it changes; it becomes one commit.
 *
 * @param taskKey names the leaf task this Patch does
 * @param title the commit's subject: one line, at most 200 characters
 * @param body the rest of the commit message, lines ending in LF; may be empty
 * @param changes the changes by path, at least one, relative to the result of the Patch before; sorted by path
 */
public record PatchContent(String taskKey, String title, String body, List<FileChange> changes) {

    /** What begins the trailers Mission Control itself appends to a commit message. */
    public static final String TRAILER_PREFIX = "Mission-Control-";

    private static final int MAX_LINE = 200;
    private static final int MAX_BODY = 20_000;
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\u2028-\\u202e\\u2066-\\u2069]");
    private static final Pattern CONTROL_BUT_LINES =
            Pattern.compile("[\\p{Cc}&&[^\\n\\t]]|[\\u2028-\\u202e\\u2066-\\u2069]");
    private static final Pattern OUR_TRAILER =
            Pattern.compile("^\\s*" + TRAILER_PREFIX, Pattern.MULTILINE | Pattern.CASE_INSENSITIVE);

    /** Sorts the changes; refuses none, two of one path, and text that could pass for something else in a commit. */
    public PatchContent {
        requireLine("taskKey", taskKey);
        requireLine("title", title);
        requireText("body", body);
        if (body.length() > MAX_BODY || CONTROL_BUT_LINES.matcher(body).find()) {
            throw Refusal.invalid(
                    "body",
                    "The body is too long or has control characters in it.",
                    "Give at most " + MAX_BODY + " characters of plain text, lines ending in LF.");
        }
        if (OUR_TRAILER.matcher(body).find()) {
            throw Refusal.invalid(
                    "body",
                    "The body has a line beginning with '" + TRAILER_PREFIX + "', which only Mission Control adds.",
                    "Word that line otherwise.");
        }
        if (changes.isEmpty()) {
            throw Refusal.invalid(
                    "changes", "The Patch '" + title + "' changes nothing.", "Leave it out of the PatchSet.");
        }
        changes =
                changes.stream().sorted(Comparator.comparing(FileChange::path)).toList();
        for (int i = 1; i < changes.size(); i++) {
            String path = changes.get(i).path();
            if (path.equals(changes.get(i - 1).path())) {
                throw Refusal.invalid(
                        "changes",
                        "The Patch '" + title + "' changes '" + path + "' twice.",
                        "Say in one change what becomes of a path.");
            }
        }
    }

    private static void requireLine(String field, String value) {
        requireText(field, value);
        if (value.isBlank()
                || value.length() > MAX_LINE
                || !value.equals(value.strip())
                || CONTROL.matcher(value).find()) {
            throw Refusal.invalid(
                    field,
                    "The " + field + " of a Patch is one line of plain text.",
                    "Give 1 to " + MAX_LINE + " characters, without control characters or blanks around.");
        }
    }

    private static void requireText(String field, String value) {
        if (!StandardCharsets.UTF_8.newEncoder().canEncode(value)) {
            throw Refusal.invalid(field, "The " + field + " is not valid Unicode.", "Send it as UTF-8.");
        }
    }
}
