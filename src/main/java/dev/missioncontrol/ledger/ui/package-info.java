/** The ledger for people: a timeline of entries that other features put on their pages, and the page of all entries. */
@NullMarked
@NamedInterface("ui")
package dev.missioncontrol.ledger.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
