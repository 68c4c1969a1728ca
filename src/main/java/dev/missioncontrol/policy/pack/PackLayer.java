package dev.missioncontrol.policy.pack;

import dev.missioncontrol.policy.verdict.Scope;

/**
 * A pack in force.
 *
 * @param pack the pack
 * @param scope whom it binds here
 * @param source where it was read: {@code database}, or {@code .missioncontrol/policy.yml@} and the commit
 */
public record PackLayer(PolicyPack pack, Scope scope, String source) {}
