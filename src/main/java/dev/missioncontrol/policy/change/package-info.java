/** What a change does, read from its content: the facts that policy's rules about diffs go by. */
@NullMarked
@NamedInterface("change")
package dev.missioncontrol.policy.change;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
