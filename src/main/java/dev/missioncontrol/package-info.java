/** Mission Control: one package per feature; each says in its own description what it owns and may use. */
@NullMarked
package dev.missioncontrol;

import org.jspecify.annotations.NullMarked;
