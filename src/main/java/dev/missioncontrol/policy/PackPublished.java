package dev.missioncontrol.policy;

import dev.missioncontrol.shared.RepositoryId;
import org.jspecify.annotations.Nullable;

/**
 * Another pack is in force from now on; published in the transaction that puts it in force.
 *
 * @param repository the repository whose pack it is; null when it binds every repository
 */
public record PackPublished(@Nullable RepositoryId repository) {}
