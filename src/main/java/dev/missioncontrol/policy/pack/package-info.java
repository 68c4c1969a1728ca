/** Policy packs: reading their YAML, what is wrong with it, and how packs combine into the policy in force. */
@NullMarked
@NamedInterface("pack")
package dev.missioncontrol.policy.pack;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
