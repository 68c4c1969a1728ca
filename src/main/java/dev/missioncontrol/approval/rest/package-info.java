/** PatchSets, their patches, comments and approvals over the REST API. */
@NullMarked
package dev.missioncontrol.approval.rest;

import org.jspecify.annotations.NullMarked;
