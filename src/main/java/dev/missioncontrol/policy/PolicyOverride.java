package dev.missioncontrol.policy;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * A person let findings on a sealed revision pass.
 *
 * @param id its id
 * @param patchSet the PatchSet
 * @param revision the revision's number
 * @param digest the revision's digest
 * @param fingerprints the findings
 * @param rules the ids of the rules that found them
 * @param roles what the person was, in lower case
 * @param reason why
 * @param by the account
 * @param at when
 */
public record PolicyOverride(
        UUID id,
        PatchSetId patchSet,
        int revision,
        Digest digest,
        List<String> fingerprints,
        List<String> rules,
        List<String> roles,
        String reason,
        String by,
        Instant at)
        implements LetPass {

    /** Copies the lists. */
    public PolicyOverride {
        fingerprints = List.copyOf(fingerprints);
        rules = List.copyOf(rules);
        roles = List.copyOf(roles);
    }
}
