package dev.missioncontrol.policy.change;

import org.jspecify.annotations.Nullable;

/**
 * A dependency as a manifest or lock file names it.
 *
 * @param name its name in its ecosystem
 * @param version its version or range; null when none is given there
 * @param line where it stands in the text, from 0; negative when the format's reader does not say
 */
record Declared(String name, @Nullable String version, int line) {}
