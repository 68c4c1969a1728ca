package dev.missioncontrol.ledger;

/** Takes secrets out of text before it is kept (I5). */
@FunctionalInterface
public interface Redactor {

    /**
     * Returns the text with the values of known secrets replaced by their references, and what looks like a credential
     * by {@code [redacted]}; the same text when there is nothing to hide.
     *
     * @throws RuntimeException when it cannot tell: the caller must then not keep the text
     */
    String redact(String text);

    /**
     * Returns whether the text holds the value of a known secret. Unlike {@link #redact} it takes nothing for a credential
     * because of its form: bytes that are no text have every form by chance.
     *
     * @throws RuntimeException when it cannot tell
     */
    default boolean holdsSecret(String text) {
        return false;
    }

    /**
     * Returns a redactor for many texts of the same moment: the same secrets are hidden in each, and finding out which
     * there are is done once.
     *
     * @throws RuntimeException when it cannot tell
     */
    default Redactor forNow() {
        return this;
    }
}
