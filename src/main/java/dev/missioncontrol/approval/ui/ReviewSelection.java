package dev.missioncontrol.approval.ui;

import com.vaadin.flow.router.QueryParameters;
import dev.missioncontrol.patch.DiffOf;
import dev.missioncontrol.shared.PatchSetId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What of a PatchSet the page shows, as its address says.
 *
 * @param revision the revision's number; null for the current one
 * @param since the number of the revision it is compared with; null for the base
 * @param patch the ordinal of the one patch shown; null for all
 */
record ReviewSelection(
        @Nullable Integer revision,
        @Nullable Integer since,
        @Nullable Integer patch) {

    static final ReviewSelection CURRENT = new ReviewSelection(null, null, null);

    private static final String REVISION = "revision";
    private static final String COMPARE = "compare";
    private static final String PATCH = "patch";

    /** Reads the address; what is no number counts as left out. */
    static ReviewSelection of(QueryParameters query) {
        return new ReviewSelection(number(query, REVISION), number(query, COMPARE), number(query, PATCH));
    }

    QueryParameters toQuery() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, REVISION, revision);
        put(query, COMPARE, since);
        put(query, PATCH, patch);
        return QueryParameters.simple(query);
    }

    /** Names the diff to be shown of a revision; a comparison goes before a single patch. */
    DiffOf diff(PatchSetId patchSet, int shown) {
        return new DiffOf(patchSet, shown, since == null ? patch : null, since);
    }

    private static @Nullable Integer number(QueryParameters query, String name) {
        Optional<String> text = query.getSingleParameter(name).filter(value -> value.matches("[1-9][0-9]{0,6}"));
        return text.isPresent() ? Integer.valueOf(text.get()) : null;
    }

    private static void put(Map<String, String> query, String name, @Nullable Integer value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }
}
