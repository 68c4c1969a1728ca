/** Encrypts what lies in the database but may not be read there. */
@NullMarked
@NamedInterface("encryption")
package dev.missioncontrol.shell.encryption;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
