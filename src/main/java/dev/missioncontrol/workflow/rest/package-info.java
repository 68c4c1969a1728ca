/** The runs over HTTP: asking for one, reading, steering and streaming it. */
@NullMarked
package dev.missioncontrol.workflow.rest;

import org.jspecify.annotations.NullMarked;
