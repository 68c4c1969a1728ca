package dev.missioncontrol.approval;

import dev.missioncontrol.shared.Digest;
import dev.missioncontrol.shared.PatchSetId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The recorded word of a person on one sealed revision.
 *
 * @param patchSet the PatchSet
 * @param revision the revision's number
 * @param digest the revision's digest, which is what was decided upon
 * @param decision the word
 * @param comment why; required unless it is an approval
 * @param by the account
 * @param at when
 */
public record Approval(
        PatchSetId patchSet,
        int revision,
        Digest digest,
        Decision decision,
        @Nullable String comment,
        String by,
        Instant at) {}
