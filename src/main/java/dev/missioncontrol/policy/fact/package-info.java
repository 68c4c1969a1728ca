/** What a policy rule may know: plain facts with the time in them; no clock, network or database behind them. */
@NullMarked
@NamedInterface("fact")
package dev.missioncontrol.policy.fact;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
