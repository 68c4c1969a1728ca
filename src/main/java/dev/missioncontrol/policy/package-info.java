/** What may be done: decisions over facts, asked for at run start, tool call, revision and write. */
@NullMarked
package dev.missioncontrol.policy;

import org.jspecify.annotations.NullMarked;
