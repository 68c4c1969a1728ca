/**
 * Runs an agent again from its recording, with no network: every call is compared with the one recorded and answered from
 * the record, or made again where it is a function of pinned commits; the output is compared with the recorded one.
 */
@NamedInterface("replay")
@NullMarked
package dev.missioncontrol.agent.replay;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
