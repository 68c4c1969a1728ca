package dev.missioncontrol.policy.draft;

import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * A pack that is not published, and the place that it is meant for.
 *
 * @param pack the pack
 * @param scope whom it shall bind
 * @param repository the repository it shall bind; null for a pack of the organisation
 */
public record Draft(PolicyPack pack, Scope scope, @Nullable RepositoryId repository) {}
