/** Patterns for paths, names and URLs, with one meaning everywhere in a policy pack, and an index over many of them. */
@NullMarked
@NamedInterface("glob")
package dev.missioncontrol.policy.glob;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
