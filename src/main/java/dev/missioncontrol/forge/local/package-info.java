/**
 * The local forge: repositories on this disk, and mirrors of those reached by URL. Its pull requests are Mission
 * Control's own records.
 */
@NullMarked
package dev.missioncontrol.forge.local;

import org.jspecify.annotations.NullMarked;
