/** Repositories and pull requests over the REST API. */
@NullMarked
package dev.missioncontrol.forge.rest;

import org.jspecify.annotations.NullMarked;
