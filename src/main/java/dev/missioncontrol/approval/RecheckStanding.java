package dev.missioncontrol.approval;

import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How far policy has come that is asked anew about what waits for approval.
 *
 * @param id its id
 * @param repository whose pack changed; null for that of every repository
 * @param requestedAt since when
 * @param decided about how many PatchSets it was asked again
 * @param total how many there were when it began
 */
public record RecheckStanding(
        UUID id, @Nullable RepositoryId repository, Instant requestedAt, int decided, int total) {}
