/** Conditions of rules ({@code when:}) in CEL, the Common Expression Language, over declared variables. */
@NullMarked
@NamedInterface("condition")
package dev.missioncontrol.policy.condition;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
