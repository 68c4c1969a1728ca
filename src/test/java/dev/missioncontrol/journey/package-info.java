/** The main job as a person does it: by clicks, in Chromium. */
@NullMarked
package dev.missioncontrol.journey;

import org.jspecify.annotations.NullMarked;
