/** The handful of value types every feature speaks in: typed ids, digests, canonical JSON, actors, refusals. */
@NullMarked
package dev.missioncontrol.shared;

import org.jspecify.annotations.NullMarked;
