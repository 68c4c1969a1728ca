/** The Policy view: packs in force, the editor with its problems, tests, simulation, versions and publication. */
@NullMarked
package dev.missioncontrol.policy.ui;

import org.jspecify.annotations.NullMarked;
