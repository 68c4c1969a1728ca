/** The pages of repositories and pull requests. Other features add sections to a pull request's page. */
@NullMarked
@NamedInterface("ui")
package dev.missioncontrol.forge.ui;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
