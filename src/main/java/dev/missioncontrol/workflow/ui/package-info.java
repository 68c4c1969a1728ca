/** The pages of workflows: the list, the wizard that starts one, and the page of one. */
@NullMarked
package dev.missioncontrol.workflow.ui;

import org.jspecify.annotations.NullMarked;
