package dev.missioncontrol.bench;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A line of the table.
 *
 * @param what what was measured
 * @param ours our figure with its unit
 * @param peer what it stands beside, named, with its figure
 * @param ratio ours through the peer's, or null where that says nothing
 * @param aim what we want it to be; empty where there is no aim
 * @param method how it was measured
 */
record Row(String what, String ours, String peer, @Nullable Double ratio, String aim, String method) {

    /** Returns the ratio as people read it. */
    String ratioText() {
        return ratio == null ? "" : String.format(Locale.ROOT, "%.2f×", ratio);
    }
}
