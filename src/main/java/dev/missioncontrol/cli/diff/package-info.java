/** Reads unified diffs for the terminal: counts and colours. */
@NullMarked
package dev.missioncontrol.cli.diff;

import org.jspecify.annotations.NullMarked;
