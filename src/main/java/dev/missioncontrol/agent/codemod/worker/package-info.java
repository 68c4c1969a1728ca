/**
 * What runs inside the codemod worker, a Java virtual machine of its own that the server starts for one run and feeds
 * with files as data. Uses the JDK and OpenRewrite only, nothing else of Mission Control, and no network.
 */
@NullMarked
package dev.missioncontrol.agent.codemod.worker;

import org.jspecify.annotations.NullMarked;
