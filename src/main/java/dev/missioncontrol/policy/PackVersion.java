package dev.missioncontrol.policy;

import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A published version of a pack; it never changes.
 *
 * @param id its id
 * @param scope whom it binds
 * @param repository the repository it binds; null for a pack of the organisation
 * @param name the pack's name
 * @param version its number, from 1, among the versions of that name, scope and repository
 * @param hash the digest of its text
 * @param yaml its text
 * @param comment why it was published
 * @param publishedBy the account
 * @param publishedAt when
 * @param inForce whether it is in force now
 */
public record PackVersion(
        UUID id,
        Scope scope,
        @Nullable RepositoryId repository,
        String name,
        int version,
        Digest hash,
        String yaml,
        String comment,
        String publishedBy,
        Instant publishedAt,
        boolean inForce) {

    /** Returns the name with the version, such as {@code standard v3}. */
    public String label() {
        return name + " v" + version;
    }
}
