/** Applies changes in core, without a work tree and without writing: trees, and one reproducible commit per Patch. */
@NullMarked
@NamedInterface("apply")
package dev.missioncontrol.patch.apply;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
