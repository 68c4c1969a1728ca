/** The agent catalogue and the agent runs over HTTP. */
@NullMarked
package dev.missioncontrol.agent.rest;

import org.jspecify.annotations.NullMarked;
