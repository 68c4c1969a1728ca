/** Code that breaks invariants, so that tests can show that breaking them is noticed. */
@NullMarked
package dev.missioncontrol.invariant.violating;

import org.jspecify.annotations.NullMarked;
