/** Puts committed entries into the transparency log, signs its checkpoints, and proves what is in it. */
@NullMarked
@NamedInterface("checkpoint")
package dev.missioncontrol.ledger.checkpoint;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
