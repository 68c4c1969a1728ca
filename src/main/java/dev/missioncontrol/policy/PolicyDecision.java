package dev.missioncontrol.policy;

import dev.missioncontrol.shared.Digest;
import java.util.List;

/**
 * A decision.
 *
 * @param allowed whether the act may go on
 * @param pack the name of the policy pack that decided
 * @param packHash the digest of that pack
 * @param reasons the rules that spoke, as sentences for people; never empty
 * @param approvalsRequired how many people have to approve a revision
 */
public record PolicyDecision(
        boolean allowed, String pack, Digest packHash, List<String> reasons, int approvalsRequired) {

    /** Copies the reasons. */
    public PolicyDecision {
        reasons = List.copyOf(reasons);
    }
}
