/** Policy over the REST API. */
@NullMarked
package dev.missioncontrol.policy.rest;

import org.jspecify.annotations.NullMarked;
