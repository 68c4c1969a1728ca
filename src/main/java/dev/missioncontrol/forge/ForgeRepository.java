package dev.missioncontrol.forge;

import dev.missioncontrol.shared.RepositoryId;
import java.time.Instant;

/**
 * A connected repository.
 *
 * @param id its id
 * @param name the unique short name used in the API and on pages
 * @param forge the forge it lives on: {@code local} (later also {@code github})
 * @param location the path or URL it was connected by, without any credentials
 * @param baseBranch the branch that changes start from unless a workflow says otherwise
 * @param sample whether it is the sample project made by Mission Control
 * @param connectedBy the account that connected it
 * @param connectedAt when
 */
public record ForgeRepository(
        RepositoryId id,
        String name,
        String forge,
        String location,
        String baseBranch,
        boolean sample,
        String connectedBy,
        Instant connectedAt) {}
