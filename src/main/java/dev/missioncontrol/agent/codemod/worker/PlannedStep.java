package dev.missioncontrol.agent.codemod.worker;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.openrewrite.Recipe;
import org.openrewrite.style.NamedStyles;

/**
 * A recipe made ready.
 *
 * @param title what it does, for people
 * @param recipe the recipe, valid
 * @param kinds what it sees of the tree
 * @param files which paths it sees
 * @param styles how Java is to be formatted, beyond what is detected from the sources
 */
record PlannedStep(
        String title, Recipe recipe, Set<FileKind> kinds, Predicate<String> files, List<NamedStyles> styles) {}
