/** Signed notes, checkpoints and proof files in the formats of C2SP: signed-note, tlog-checkpoint, tlog-proof. */
@NullMarked
@NamedInterface("note")
package dev.missioncontrol.ledger.note;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
