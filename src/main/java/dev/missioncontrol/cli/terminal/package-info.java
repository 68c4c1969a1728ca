/** What the client says to and asks of the person at the terminal, and how it fails. */
@NullMarked
package dev.missioncontrol.cli.terminal;

import org.jspecify.annotations.NullMarked;
