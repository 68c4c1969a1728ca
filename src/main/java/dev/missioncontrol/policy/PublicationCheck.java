package dev.missioncontrol.policy;

import dev.missioncontrol.policy.pack.PackProblem;
import dev.missioncontrol.policy.pack.PolicyPack;
import dev.missioncontrol.policy.verdict.Scope;
import dev.missioncontrol.shared.RepositoryId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Looks at a pack before it is published; an error it reports refuses the publication. */
@FunctionalInterface
public interface PublicationCheck {

    /**
     * Returns what is wrong with the pack; warnings do not refuse it.
     *
     * @param pack the pack, which parses
     * @param yaml its text
     * @param scope whom it shall bind
     * @param repository the repository it shall bind; null for a pack of the organisation
     */
    List<PackProblem> problems(PolicyPack pack, String yaml, Scope scope, @Nullable RepositoryId repository);
}
