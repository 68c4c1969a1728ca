package dev.missioncontrol.agent.replay;

import dev.missioncontrol.agent.RecordedCall;
import dev.missioncontrol.agent.RecordedCall.Failure;
import dev.missioncontrol.agent.RecordedCall.Failure.Cause;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The calls of a replay that failed, or were refused, when they were recorded. They end as they ended then: a replay asks no
 * policy and charges no budget, and what failed once is not tried again.
 */
final class RecordedFailures {

    private static final int MOST_NAMED = 10;

    private final Map<Cause, List<RecordedCall>> met = new EnumMap<>(Cause.class);
    private @Nullable String spent;

    /** A budget that was spent: not a failure that an agent could take for one of the call. */
    private static final class SpentThen extends RuntimeException {

        private static final long serialVersionUID = 1L;

        SpentThen(String message) {
            super(message, null, false, false);
        }
    }

    /** Throws what the agent saw, when the call has no answer because it failed or was refused. */
    void requireAnswered(RecordedCall call) {
        Failure failure = call.failure();
        if (failure == null) {
            return;
        }
        if (failure.cause() != Cause.CALL || call.reproducible()) {
            met.computeIfAbsent(failure.cause(), cause -> new ArrayList<>()).add(call);
        }
        if (failure.cause() == Cause.BUDGET) {
            if (spent == null) {
                spent = failure.message();
            }
            throw new SpentThen(failure.message());
        }
        throw failure.toException();
    }

    /** Returns the error of the first call for which a budget had no room; null when there was none. */
    @Nullable
    String spent() {
        return spent;
    }

    /** Returns a sentence for each cause. */
    List<String> notes() {
        return met.entrySet().stream()
                .map(each -> switch (each.getKey()) {
                            case CALL -> "Answered with the recorded failure, and not made again";
                            case POLICY -> "Answered with the recorded denial, for a replay asks no policy";
                            case BUDGET ->
                                "Answered with the recorded refusal, for a replay charges no budget, and one was spent then";
                            case DETERMINISTIC -> "Answered with the recorded refusal: the run was to be deterministic";
                        }
                        + ": " + named(each.getValue()) + ".")
                .toList();
    }

    private static String named(List<RecordedCall> calls) {
        return calls.stream()
                        .limit(MOST_NAMED)
                        .map(call -> "call " + call.number() + " (" + call.name() + ")")
                        .collect(Collectors.joining(", "))
                + (calls.size() > MOST_NAMED ? ", and " + (calls.size() - MOST_NAMED) + " more" : "");
    }
}
