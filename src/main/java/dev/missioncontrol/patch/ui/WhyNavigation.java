package dev.missioncontrol.patch.ui;

import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.shared.PatchSetId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The address of the page that says why a change is there. The page itself is made by a feature that knows more than
 * patches; what stands here is all that links to it need.
 */
public final class WhyNavigation {

    /** The first part of the address. */
    public static final String WHY = "why";

    private WhyNavigation() {}

    /**
     * Returns the address for what a diff shows, relative to the application's root; {@code ?path=P&line=N&side=old} behind
     * it point at a file and a line of it.
     */
    public static String of(DiffOf diff) {
        String revision = WHY + "/" + diff.patchSet() + "/" + diff.revision();
        return diff.patch() == null ? revision : revision + "/" + diff.patch();
    }

    /** Returns the address for a file of a revision. */
    public static String of(PatchSetId patchSet, int revision, @Nullable String path) {
        String address = of(DiffOf.revision(patchSet, revision));
        return path == null
                ? address
                : address + "?path="
                        + URLEncoder.encode(path, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
