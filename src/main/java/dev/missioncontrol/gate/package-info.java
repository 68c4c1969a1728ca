/** Gate0 to Gate5: checks with evidence whose verdicts drive the workflow. */
@NullMarked
package dev.missioncontrol.gate;

import org.jspecify.annotations.NullMarked;
