package dev.missioncontrol.ledger.publish;

/** A checkpoint did not go out. */
final class PublicationFailed extends Exception {

    private static final long serialVersionUID = 1L;

    /** Says why, for people. */
    PublicationFailed(String message) {
        super(message);
    }

    /** Returns the message, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
