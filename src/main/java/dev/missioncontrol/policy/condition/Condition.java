package dev.missioncontrol.policy.condition;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A compiled condition. It may be evaluated from several threads. */
public final class Condition {

    /** How long a condition may be, in characters. */
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern PLACE = Pattern.compile("^evaluation error(?: at <input>:(\\d+))?: ");

    private final String text;
    private final CelRuntime.Program program;

    Condition(String text, CelRuntime.Program program) {
        this.text = text;
        this.program = program;
    }

    /**
     * Compiles a condition.
     *
     * @param text CEL
     * @param vocabulary the variables it may use
     * @throws InvalidCondition when it is no CEL, uses unknown variables, mixes types or is not a yes or no
     */
    public static Condition compile(String text, Vocabulary vocabulary) throws InvalidCondition {
        return Compiler.of(vocabulary).compile(text);
    }

    /**
     * Returns whether it holds.
     *
     * @param variables the value of each variable by name: strings, longs, booleans, instants, lists and maps
     * @throws ConditionFailure when it cannot be evaluated
     */
    public boolean holds(Function<String, @Nullable Object> variables) throws ConditionFailure {
        try {
            return Boolean.TRUE.equals(program.eval(name -> Optional.ofNullable(variables.apply(name))));
        } catch (CelEvaluationException e) {
            throw failure(String.valueOf(e.getMessage()));
        }
    }

    private static ConditionFailure failure(String message) {
        Matcher place = PLACE.matcher(message);
        if (!place.find()) {
            return new ConditionFailure(0, message);
        }
        int offset = place.group(1) == null ? 0 : Integer.parseInt(place.group(1));
        return new ConditionFailure(offset, message.substring(place.end()));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Condition condition && condition.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** Returns the condition as it was written. */
    @Override
    public String toString() {
        return text;
    }
}
