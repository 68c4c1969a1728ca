package dev.missioncontrol.patch;

/**
 * The patch that is behind a line.
 *
 * @param patch the patch
 * @param path the path that the line's file has in the patch
 * @param line the line's number there, from 1: after the patch for a line that was added, before it for one that was removed
 * @param hunk the hunk that changes it, with its header, as unified diff, secrets written over
 */
public record LineOrigin(Patch patch, String path, int line, String hunk) {}
