/** The review page and the queue of what waits for a review. */
@NullMarked
@NamedInterface("ui")
package dev.missioncontrol.approval.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
