/**
 * Git through JGit: finds and vets git directories, opens them as data only, and talks to remote repositories. It knows
 * nothing of connected repositories; the forges build upon it.
 */
@NullMarked
package dev.missioncontrol.forge.git;

import org.jspecify.annotations.NullMarked;
