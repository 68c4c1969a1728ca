package dev.missioncontrol.policy;

import dev.missioncontrol.patch.PatchSet;

/**
 * Someone let findings pass; published in the transaction that records it.
 *
 * @param patchSet the PatchSet they are in
 * @param override what was recorded
 */
public record PolicyOverridden(PatchSet patchSet, PolicyOverride override) {}
