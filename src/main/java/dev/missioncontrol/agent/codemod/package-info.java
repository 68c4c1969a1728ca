/**
 * The codemod engine: a catalogue of OpenRewrite recipes with typed parameters, and the client of the worker process
 * that runs them over files given as data. Nothing of a repository is loaded, executed or parsed in the server itself.
 */
@NamedInterface("codemod")
@NullMarked
package dev.missioncontrol.agent.codemod;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
