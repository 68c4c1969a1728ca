package dev.missioncontrol.agent;

/**
 * What a call of a language model uses.
 *
 * @param tokens tokens in and out
 * @param costMillis the cost in thousandths of a US dollar
 */
public record ModelUse(long tokens, long costMillis) {

    /** Refuses negative amounts. */
    public ModelUse {
        if (tokens < 0 || costMillis < 0) {
            throw new IllegalArgumentException("a model call uses less than nothing: " + tokens + ", " + costMillis);
        }
    }
}
