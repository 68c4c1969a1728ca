package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.RecordedCall.Kind;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.WireRequest;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The calls of a recording as they are asked for again: request n has to be request n. */
final class RecordedCalls {

    /** So many recorded calls a call is compared with, those nearest to its place. */
    private static final int WINDOW = 16;

    private final List<RecordedCall> calls;
    private final Answers answers;
    private final Set<Integer> used = new HashSet<>();
    private final Map<Integer, RequestSketch> sketches = new HashMap<>();
    private int made;

    RecordedCalls(Recording recording, Answers answers) {
        this.calls = recording.calls();
        this.answers = answers;
    }

    /** What was recorded for a call that is made. */
    record Match(
            int number,
            @Nullable RecordedCall recorded,
            @Nullable Divergence divergence) {}

    int made() {
        return made;
    }

    /** Takes the next call, and says how it differs from the one recorded in its place. */
    Match next(Kind kind, String name, WireRequest request) {
        Digest digest = request.digest();
        int number = ++made;
        RecordedCall expected = number > calls.size() ? null : calls.get(number - 1);
        if (expected != null && expected.requestDigest().equals(digest)) {
            used.add(number);
            return new Match(number, expected, null);
        }
        RecordedCall nearest = nearest(kind, name, request, digest);
        if (expected == null) {
            return new Match(number, nearest, extra(number, name, request, digest, nearest));
        }
        if (nearest != null) {
            used.add(nearest.number());
        }
        return new Match(number, nearest, differs(number, name, request, digest, expected, nearest));
    }

    /** Returns a divergence for each recorded call that was not asked for. */
    List<Divergence> missing() {
        List<Divergence> missing = new ArrayList<>();
        for (RecordedCall call : calls) {
            if (call.number() > made && !used.contains(call.number())) {
                missing.add(new Divergence(
                        Divergence.Kind.MISSING_CALL,
                        call.number(),
                        call.entry(),
                        "Call " + call.number() + " of the recording, " + call.name() + ", was not made.",
                        call.requestDigest().hex(),
                        null,
                        null,
                        List.of()));
            }
        }
        return missing;
    }

    private Divergence extra(
            int number, String name, WireRequest request, Digest digest, @Nullable RecordedCall nearest) {
        return new Divergence(
                Divergence.Kind.EXTRA_CALL,
                number,
                null,
                "Call " + number + ", " + name + ", was not recorded: the recording ends after " + calls.size() + ".",
                null,
                digest.hex(),
                nearest == null ? null : nearest.number(),
                nearest == null ? List.of() : TextDiff.of(readable(nearest), request.readable()));
    }

    private Divergence differs(
            int number,
            String name,
            WireRequest request,
            Digest digest,
            RecordedCall expected,
            @Nullable RecordedCall nearest) {
        Integer other = nearest == null || nearest.number() == expected.number() ? null : nearest.number();
        return new Divergence(
                Divergence.Kind.REQUEST,
                number,
                expected.entry(),
                "Call " + number + " asks " + name + " something else than was recorded"
                        + (expected.name().equals(name) ? "" : ", where " + expected.name() + " was asked")
                        + (other == null ? "" : "; the most like it is call " + other) + ".",
                expected.requestDigest().hex(),
                digest.hex(),
                other,
                TextDiff.of(readable(nearest == null ? expected : nearest), request.readable()));
    }

    /**
     * Returns the recorded call of the same tool or model that is the same, or else most like it, of those near its place;
     * one that was not asked for yet before one that was. Null when nothing of that name was recorded.
     */
    private @Nullable RecordedCall nearest(Kind kind, String name, WireRequest request, Digest digest) {
        List<RecordedCall> same = near(call -> call.requestDigest().equals(digest) && isOf(call, kind, name), 1);
        if (!same.isEmpty()) {
            return same.getFirst();
        }
        RecordedCall best = null;
        var asked = new RequestSketch(request.readable());
        int likeness = -1;
        for (RecordedCall call : near(call -> isOf(call, kind, name), WINDOW)) {
            int like = sketch(call).likeness(asked);
            if (like > likeness) {
                best = call;
                likeness = like;
            }
        }
        return best;
    }

    private static boolean isOf(RecordedCall call, Kind kind, String name) {
        return call.kind() == kind && call.name().equals(name);
    }

    /** Returns the calls nearest to the place of the call that is made, that place first; used ones when there are no other. */
    private List<RecordedCall> near(Predicate<RecordedCall> wanted, int most) {
        var unused = new ArrayList<RecordedCall>();
        var others = new ArrayList<RecordedCall>();
        for (int distance = 0; distance <= Math.max(made, calls.size()) && unused.size() < most; distance++) {
            for (int number : distance == 0 ? new int[] {made} : new int[] {made - distance, made + distance}) {
                if (number >= 1 && number <= calls.size() && wanted.test(calls.get(number - 1))) {
                    (used.contains(number) ? others : unused).add(calls.get(number - 1));
                }
            }
        }
        List<RecordedCall> found = unused.isEmpty() ? others : unused;
        return found.subList(0, Math.min(most, found.size()));
    }

    private RequestSketch sketch(RecordedCall call) {
        return sketches.computeIfAbsent(call.number(), number -> new RequestSketch(readable(call)));
    }

    private String readable(RecordedCall call) {
        Digest document = call.requestDocument();
        String head = WireRequest.readable(CanonicalJson.write(call.request()).getBytes(StandardCharsets.UTF_8));
        return document == null
                ? head
                : head + "\n"
                        + answers.read(document).map(WireRequest::readable).orElse("(erased)");
    }
}
