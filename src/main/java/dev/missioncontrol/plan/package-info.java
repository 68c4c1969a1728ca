/** The issue tree of WorkItems; a leaf task is what one patch does. */
@NullMarked
package dev.missioncontrol.plan;

import org.jspecify.annotations.NullMarked;
