/** The one door through which anything is written to a forge. */
@NullMarked
package dev.missioncontrol.writegate;

import org.jspecify.annotations.NullMarked;
