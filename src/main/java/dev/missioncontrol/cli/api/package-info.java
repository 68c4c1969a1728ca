/** The client's side of the REST API: requests, server-sent events, and where the token is kept. */
@NullMarked
package dev.missioncontrol.cli.api;

import org.jspecify.annotations.NullMarked;
