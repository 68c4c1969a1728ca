/** The page that lists the agent runs. */
@NamedInterface("ui")
@NullMarked
package dev.missioncontrol.agent.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
