package dev.missioncontrol.patch.content;

/**
 * What a path holds in a commit on the way, and neither at the base nor at the head. It is pushed all the same, and stays in
 * the history.
 *
 * @param change from the base to what the commit holds
 * @param commitTitle the commit's subject
 */
public record PassingChange(FileChange change, String commitTitle) {}
