package dev.missioncontrol.forge;

/**
 * Published in the transaction that disconnects a repository. A listener that throws keeps it connected.
 *
 * @param repository the repository
 */
public record RepositoryDisconnected(ForgeRepository repository) {}
