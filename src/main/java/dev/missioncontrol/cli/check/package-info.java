/** Runs a check on a fresh clone of a head branch on the user's own machine. */
@NullMarked
package dev.missioncontrol.cli.check;

import org.jspecify.annotations.NullMarked;
