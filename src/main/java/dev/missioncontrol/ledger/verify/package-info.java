/** Verifies an export of the ledger by itself: no server, no database, nothing but the file and the keys one trusts. */
@NullMarked
@NamedInterface("verify")
package dev.missioncontrol.ledger.verify;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
