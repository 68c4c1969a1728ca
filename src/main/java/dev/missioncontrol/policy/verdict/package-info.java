/** What policy says of an act: a tree of verdicts, and the violations, obligations and modes in it. */
@NullMarked
@NamedInterface("verdict")
package dev.missioncontrol.policy.verdict;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
