/** Unified diffs from outside, parsed strictly, and diffs for export and eyes, written from the canonical form. */
@NullMarked
@NamedInterface("diff")
package dev.missioncontrol.patch.diff;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
