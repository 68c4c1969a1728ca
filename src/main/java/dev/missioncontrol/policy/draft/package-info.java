/** What is done with a pack before it is published: it is checked, tested, compared, and tried on what was decided. */
@NullMarked
@NamedInterface("draft")
package dev.missioncontrol.policy.draft;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
