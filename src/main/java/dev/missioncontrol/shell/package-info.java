/** The application frame: where the server lives on disk, its database, live updates. Knows no feature. */
@NullMarked
package dev.missioncontrol.shell;

import org.jspecify.annotations.NullMarked;
