package dev.missioncontrol.policy.pack;

import java.util.Comparator;

/**
 * Something wrong in the text of a pack.
 *
 * @param severity whether it keeps the pack from being used
 * @param rule which check found it; also its anchor in docs/policy.md
 * @param line where, from 1
 * @param column where in the line, from 1
 * @param message what is wrong, a sentence
 * @param remedy how to mend it, a sentence
 */
public record PackProblem(Severity severity, String rule, int line, int column, String message, String remedy) {

    /** The order of the text. */
    public static final Comparator<PackProblem> BY_PLACE =
            Comparator.comparingInt(PackProblem::line).thenComparingInt(PackProblem::column);

    /** How bad it is. */
    public enum Severity {
        /** The pack cannot be used. */
        ERROR,
        /** It can, and probably does not do what its author wants. */
        WARNING,
        /** There is something its author may want to know. */
        INFO
    }

    static PackProblem error(String rule, int line, int column, String message, String remedy) {
        return new PackProblem(Severity.ERROR, rule, line, column, message, remedy);
    }

    @Override
    public String toString() {
        return "Line " + line + ", column " + column + ": " + message + " " + remedy;
    }
}
