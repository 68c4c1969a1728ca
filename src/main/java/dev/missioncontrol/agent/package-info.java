/** Agents: the port they implement, the runs they make and the tool session that records what they see and do. */
@NullMarked
package dev.missioncontrol.agent;

import org.jspecify.annotations.NullMarked;
