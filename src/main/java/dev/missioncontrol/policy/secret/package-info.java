/** Finds credentials in text by rules in the gitleaks format: ours, and those an admin loads. */
@NullMarked
@NamedInterface("secret")
package dev.missioncontrol.policy.secret;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
