/**
 * Budgets: what runs may use, per run and per day, counted by one meter that refuses the call that would use too much
 * (I2), and topped up by administrators.
 */
@NamedInterface("budget")
@NullMarked
package dev.missioncontrol.agent.budget;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
