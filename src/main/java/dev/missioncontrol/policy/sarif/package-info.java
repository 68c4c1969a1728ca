/** Findings of policy in the formats that other tools read: SARIF 2.1.0 and JUnit XML. */
@NullMarked
@NamedInterface("sarif")
package dev.missioncontrol.policy.sarif;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
