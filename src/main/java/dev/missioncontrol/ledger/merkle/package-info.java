/** The Merkle tree over all entries: hashes, proofs and tiles as RFC 6962 and C2SP tlog-tiles define them. No storage. */
@NullMarked
@NamedInterface("merkle")
package dev.missioncontrol.ledger.merkle;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
