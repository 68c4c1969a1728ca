package dev.missioncontrol.approval.ui;

import dev.missioncontrol.shared.PatchSetId;

/** The addresses of the review pages, for links from other features. */
public final class ReviewNavigation {

    static final String REVIEW = "patch-sets";
    static final String QUEUE = "patches";

    private ReviewNavigation() {}

    /** Returns the address of a PatchSet's review page, relative to the application's root. */
    public static String review(PatchSetId patchSet) {
        return REVIEW + "/" + patchSet;
    }

    /** Returns the address of the list of what waits for a review. */
    public static String queue() {
        return QUEUE;
    }
}
