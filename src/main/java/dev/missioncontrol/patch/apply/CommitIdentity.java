package dev.missioncontrol.patch.apply;

import dev.missioncontrol.shared.Refusal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.PersonIdent;

/**
 * Who and when a commit says it is from: fixed when a revision is sealed, so that the commit ids are known before the
 * approval and the same each time.
 *
 * @param name author's and committer's name
 * @param email author's and committer's address
 * @param at author's and committer's time; git keeps whole seconds, written in UTC
 */
public record CommitIdentity(String name, String email, Instant at) {

    /** What git would strip or misread in an identity. */
    private static final Pattern UNSAFE = Pattern.compile("[<>\\p{Cc}]");

    /** Refuses what git could not write unchanged. */
    public CommitIdentity {
        requireWritable("name", name);
        requireWritable("email", email);
    }

    private static void requireWritable(String field, String value) {
        if (value.isBlank()
                || !value.equals(value.strip())
                || UNSAFE.matcher(value).find()) {
            throw Refusal.invalid(
                    field,
                    "'" + value + "' cannot stand as the " + field + " in a commit.",
                    "Give text without angle brackets, control characters or blanks around.");
        }
    }

    PersonIdent toPersonIdent() {
        return new PersonIdent(name, email, at, ZoneOffset.UTC);
    }
}
