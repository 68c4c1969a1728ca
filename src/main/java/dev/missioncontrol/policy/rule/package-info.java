/** The rules of a policy pack as plain values, each with its place in the pack. */
@NullMarked
@NamedInterface("rule")
package dev.missioncontrol.policy.rule;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
