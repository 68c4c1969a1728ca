package dev.missioncontrol.forge;

import dev.missioncontrol.shared.CommitId;

/**
 * A branch.
 *
 * @param name its short name, without {@code refs/heads/}
 * @param head the commit it points at
 */
public record Branch(String name, CommitId head) {}
