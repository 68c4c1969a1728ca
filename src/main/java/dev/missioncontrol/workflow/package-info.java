/** Workflows: the aggregate, its transition table, the outbox and the steps that jobs run. */
@NullMarked
package dev.missioncontrol.workflow;

import org.jspecify.annotations.NullMarked;
