/** PatchSets: sealed revisions of the change proposed to one repository, their patches, comments and digests. */
@NullMarked
package dev.missioncontrol.patch;

import org.jspecify.annotations.NullMarked;
