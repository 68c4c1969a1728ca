/** {@code missionctl}: a client of the REST API that runs on its user's machine. */
@NullMarked
package dev.missioncontrol.cli;

import org.jspecify.annotations.NullMarked;
