/** Signed statements about commits in the formats of the supply chain: in-toto Statements in DSSE envelopes. */
@NullMarked
@NamedInterface("attestation")
package dev.missioncontrol.ledger.attestation;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
