/** The embedded PostgreSQL that serves when no external database is configured, and the connections to whichever serves. */
@NullMarked
@NamedInterface("database")
package dev.missioncontrol.shell.database;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
