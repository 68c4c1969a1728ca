package dev.missioncontrol.agent;

import dev.missioncontrol.agent.ToolSession.Tool;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A call of a tool that an agent wants to make.
 *
 * @param tool what it is about
 * @param arguments its arguments, in canonical JSON's types
 * @param facts what the ledger's entry says of the answer, in canonical JSON's types
 * @param format how the answer is recorded; null for a call that cannot be replayed
 * @param reproducible whether the answer is a function of the arguments and of pinned commits alone, so that a replay
 *     makes the call again and compares what comes
 * @param <T> the answer
 */
public record ToolCall<T>(
        Tool tool,
        Map<String, @Nullable Object> arguments,
        Function<T, Map<String, @Nullable Object>> facts,
        @Nullable AnswerFormat<T> format,
        boolean reproducible) {

    /** Refuses a call that could be made again, but not be compared. */
    public ToolCall {
        if (reproducible && format == null) {
            throw new IllegalArgumentException("a reproducible call needs a format");
        }
    }

    /** Returns a call whose answer cannot be replayed. */
    public static <T> ToolCall<T> unreplayable(
            Tool tool, Map<String, @Nullable Object> arguments, Function<T, Map<String, @Nullable Object>> facts) {
        return new ToolCall<>(tool, arguments, facts, null, false);
    }

    /** Returns a call that a replay answers from the record. */
    public static <T> ToolCall<T> recorded(
            Tool tool,
            Map<String, @Nullable Object> arguments,
            Function<T, Map<String, @Nullable Object>> facts,
            AnswerFormat<T> format) {
        return new ToolCall<>(tool, arguments, facts, format, false);
    }

    /** Returns a call that a replay makes again, where the pinned commits are at hand. */
    public static <T> ToolCall<T> reproducible(
            Tool tool,
            Map<String, @Nullable Object> arguments,
            Function<T, Map<String, @Nullable Object>> facts,
            AnswerFormat<T> format) {
        return new ToolCall<>(tool, arguments, facts, format, true);
    }
}
