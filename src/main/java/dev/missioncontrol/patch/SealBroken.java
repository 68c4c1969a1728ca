package dev.missioncontrol.patch;

/** What is stored of a sealed revision is no longer what was sealed: somebody went round the database's protection. */
public final class SealBroken extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    SealBroken(String message) {
        super(message);
    }

    /** Returns what differs, never null. */
    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
