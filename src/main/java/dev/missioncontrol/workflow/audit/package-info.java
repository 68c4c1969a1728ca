/** Why a line is there: the path from a changed line to the task, the prompt, the agent, policy, approvals and the write. */
@NullMarked
package dev.missioncontrol.workflow.audit;

import org.jspecify.annotations.NullMarked;
