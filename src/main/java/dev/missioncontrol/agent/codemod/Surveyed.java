package dev.missioncontrol.agent.codemod;

import dev.missioncontrol.agent.Assignment.Workplace;
import java.util.List;

/**
 * A repository, and what the recipes do to it.
 *
 * @param place the repository at its pinned commit
 * @param files its files
 * @param result what the recipes do
 */
record Surveyed(Workplace place, List<dev.missioncontrol.forge.TreeFile> files, CodemodResult result) {}
