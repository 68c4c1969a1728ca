/**
 * The few components that pages of every feature share, so that a status, a time or a refusal looks and behaves the same
 * everywhere.
 */
@NullMarked
@NamedInterface("component")
package dev.missioncontrol.shell.component;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
