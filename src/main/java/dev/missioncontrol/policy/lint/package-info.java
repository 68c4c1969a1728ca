/** Looks for mistakes in policy packs, and runs their tests: pure functions over the text, the time and a list of files. */
@NullMarked
@NamedInterface("lint")
package dev.missioncontrol.policy.lint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
