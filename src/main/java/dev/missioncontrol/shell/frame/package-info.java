/**
 * The frame every page stands in: navigation, colour scheme, error pages. It imports no feature: the navigation is built
 * from the {@code @Menu} annotations of whatever views there are, and layouts are applied by the router.
 */
@NullMarked
package dev.missioncontrol.shell.frame;

import org.jspecify.annotations.NullMarked;
