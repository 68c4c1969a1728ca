package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.Recording;
import dev.missioncontrol.agent.WireRequest;
import dev.missioncontrol.agent.replay.Divergence.Kind;
import dev.missioncontrol.shared.CanonicalJson;
import dev.missioncontrol.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The calls of a recording as they are asked for again: request n has to be request n. */
final class RecordedCalls {

    private final List<RecordedCall> calls;
    private final Answers answers;
    private final Set<Integer> used = new HashSet<>();
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
    Match next(String name, WireRequest request) {
        int number = ++made;
        Digest digest = request.digest();
        if (number > calls.size()) {
            Optional<RecordedCall> nearest = nearest(name, request, digest);
            return new Match(number, nearest.orElse(null), extra(number, name, request, digest, nearest.orElse(null)));
        }
        RecordedCall expected = calls.get(number - 1);
        if (expected.requestDigest().equals(digest)) {
            used.add(number);
            return new Match(number, expected, null);
        }
        RecordedCall nearest = nearest(name, request, digest).orElse(expected);
        used.add(nearest.number());
        return new Match(number, nearest, differs(number, name, request, digest, expected, nearest));
    }

    /** Returns a divergence for each recorded call that was not asked for. */
    List<Divergence> missing() {
        List<Divergence> missing = new ArrayList<>();
        for (RecordedCall call : calls) {
            if (call.number() > made && !used.contains(call.number())) {
                missing.add(new Divergence(
                        Kind.MISSING_CALL,
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
                Kind.EXTRA_CALL,
                number,
                null,
                "Call " + number + ", " + name + ", was not recorded: the recording ends after " + calls.size() + ".",
                null,
                digest.hex(),
                nearest == null ? null : nearest.number(),
                nearest == null ? List.of() : TextDiff.of(readable(nearest), request.readable()));
    }

    private Divergence differs(
            int number, String name, WireRequest request, Digest digest, RecordedCall expected, RecordedCall nearest) {
        boolean other = nearest.number() != expected.number();
        return new Divergence(
                Kind.REQUEST,
                number,
                expected.entry(),
                "Call " + number + " asks " + name + " something else than was recorded"
                        + (expected.name().equals(name) ? "" : ", where " + expected.name() + " was asked")
                        + (other ? "; the most like it is call " + nearest.number() : "") + ".",
                expected.requestDigest().hex(),
                digest.hex(),
                other ? nearest.number() : null,
                TextDiff.of(readable(nearest), request.readable()));
    }

    /** Returns the recorded call most like the request: the same one, or one of the same tool with the fewest lines changed. */
    private Optional<RecordedCall> nearest(String name, WireRequest request, Digest digest) {
        String text = request.readable();
        return calls.stream()
                .filter(call -> call.name().equals(name))
                .min(Comparator.<RecordedCall>comparingInt(call -> used.contains(call.number()) ? 1 : 0)
                        .thenComparingInt(call ->
                                call.requestDigest().equals(digest) ? -1 : TextDiff.distance(readable(call), text)));
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
