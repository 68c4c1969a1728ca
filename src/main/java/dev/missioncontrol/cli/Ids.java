package dev.missioncontrol.cli;

import dev.missioncontrol.cli.api.ApiClient;
import dev.missioncontrol.cli.api.ApiPath;
import dev.missioncontrol.cli.api.Json;
import dev.missioncontrol.cli.terminal.Failure;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Ids, which people may abbreviate to their first digits as long as those fit one thing only. */
final class Ids {

    private static final Pattern WHOLE =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final Pattern PREFIX = Pattern.compile("[0-9a-f-]{4,35}");

    /** Runs further back are named by their whole id. */
    private static final int NEWEST_RUNS = 1_000;

    private static final int SHORT = 8;

    private Ids() {}

    /** Returns what people are shown of an id. */
    static String abbreviated(String id) {
        return id.substring(0, Math.min(SHORT, id.length()));
    }

    /** Returns the id of the run that is meant. */
    static String run(ApiClient api, String text) {
        String id = text.strip().toLowerCase(Locale.ROOT);
        if (WHOLE.matcher(id).matches()) {
            return id;
        }
        checkPrefix(id, "run");
        return only(id, "run", " among the newest", runs(api, NEWEST_RUNS));
    }

    /** Returns the id of the PatchSet that is meant. */
    static String patchSet(ApiClient api, String text) {
        String id = text.strip().toLowerCase(Locale.ROOT);
        if (WHOLE.matcher(id).matches()) {
            return id;
        }
        checkPrefix(id, "patch set");
        Stream<String> candidates =
                Json.elements(api.get(ApiPath.of("patch-sets").with("idPrefix", id)), "items").stream()
                        .map(patchSet -> Json.text(patchSet, "id"));
        return only(id, "patch set", "", candidates);
    }

    private static Stream<String> runs(ApiClient api, int newest) {
        return api.items(ApiPath.of("runs"), newest).stream().map(run -> Json.text(run, "runId"));
    }

    private static void checkPrefix(String id, String what) {
        if (!PREFIX.matcher(id).matches()) {
            throw Failure.usage(
                    "'" + id + "' is not the id of a " + what + ".",
                    "Give the id, or at least its first four digits; see missionctl status");
        }
    }

    private static String only(String prefix, String what, String where, Stream<String> candidates) {
        List<String> matching =
                candidates.filter(candidate -> candidate.startsWith(prefix)).toList();
        if (matching.isEmpty()) {
            throw Failure.missing(
                    "There is no " + what + " whose id begins with '" + prefix + "'" + where + ".",
                    "See missionctl status, or give the whole id.");
        }
        if (matching.size() > 1) {
            throw Failure.refused(
                    "'" + prefix + "' could be any of " + String.join(", ", matching) + ".", "Give more digits.");
        }
        return matching.getFirst();
    }
}
