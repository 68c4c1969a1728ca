/** What people see of PatchSets: the diff, the files beside it, comments on lines, and the pages made of them. */
@NullMarked
@NamedInterface("ui")
package dev.missioncontrol.patch.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
