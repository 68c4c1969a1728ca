package dev.missioncontrol.policy.pack;

/**
 * A pack to begin with.
 *
 * @param name its name
 * @param description what it is for, a sentence
 * @param yaml its text
 */
public record StarterPack(String name, String description, String yaml) {}
