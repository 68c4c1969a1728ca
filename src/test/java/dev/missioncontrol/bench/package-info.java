/** Measurements that {@code ./missionctl bench} prints. */
@NullMarked
package dev.missioncontrol.bench;

import org.jspecify.annotations.NullMarked;
