/** Puts checkpoints where nobody with access to the database can change them: a directory, a witness. */
@NullMarked
@NamedInterface("publish")
package dev.missioncontrol.ledger.publish;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
