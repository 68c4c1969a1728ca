package dev.missioncontrol.agent;

/**
 * How the answer of a call is kept in a recording, and read from it again. What is read has to make the agent do exactly
 * what the answer itself made it do.
 *
 * @param <T> the answer
 */
public interface AnswerFormat<T> {

    /** Returns the media type of what is kept; a text is searched for secrets before it is. */
    String mediaType();

    /** Writes the answer down; the same answer gives the same bytes always. */
    byte[] write(T answer);

    /**
     * Reads what was kept.
     *
     * @throws IllegalArgumentException when it is no such answer
     */
    T read(byte[] kept);
}
