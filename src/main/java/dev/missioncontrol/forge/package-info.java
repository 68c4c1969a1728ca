/** Where repositories live: the read side everyone may use, and the write side that takes a {@link dev.missioncontrol.forge.WritePermit}. */
@NullMarked
package dev.missioncontrol.forge;

import org.jspecify.annotations.NullMarked;
