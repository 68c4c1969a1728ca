/** Evaluates the packs in force over the facts of an act: pure functions, one small class for each kind of rule. */
@NullMarked
@NamedInterface("engine")
package dev.missioncontrol.policy.engine;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
