/** The peer of the start-up benchmark: the least that Spring Boot, Vaadin and an embedded PostgreSQL make a page of. */
@NullMarked
package dev.missioncontrol.bench.bare;

import org.jspecify.annotations.NullMarked;
