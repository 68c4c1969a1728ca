/** Where CI systems outside GitHub report. */
@NullMarked
package dev.missioncontrol.gate.rest;

import org.jspecify.annotations.NullMarked;
