/** The embedded PostgreSQL that serves when no external database is configured, and the connections to whichever serves. */
@NullMarked
package dev.missioncontrol.shell.database;

import org.jspecify.annotations.NullMarked;
