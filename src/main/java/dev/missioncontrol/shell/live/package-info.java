/**
 * Live updates: what a transaction changed reaches open pages, streams and waiting workers of every node when it
 * commits, carried by PostgreSQL's NOTIFY. A notification only names a topic; whoever cares reads the data again.
 */
@NullMarked
@NamedInterface("live")
package dev.missioncontrol.shell.live;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
