/** The recorded word of a person on one sealed revision, and what policy asks of such words. */
@NullMarked
package dev.missioncontrol.approval;

import org.jspecify.annotations.NullMarked;
