/** What a PatchSet says, in its canonical form: the changes per path, their digest, and the rules for hostile content. */
@NullMarked
@NamedInterface("content")
package dev.missioncontrol.patch.content;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
