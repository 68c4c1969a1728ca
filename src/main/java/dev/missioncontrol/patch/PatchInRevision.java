package dev.missioncontrol.patch;

/**
 * A patch and where it stands.
 *
 * @param revision the revision it is part of
 * @param patch the patch
 */
public record PatchInRevision(PatchSetRevision revision, Patch patch) {}
