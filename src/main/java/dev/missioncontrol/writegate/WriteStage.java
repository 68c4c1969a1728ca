package dev.missioncontrol.writegate;

/**
 * The stages of one write, each of which a crash may follow. A {@link WriteObserver} hears of every one, so that
 * recovery can be tried after each.
 */
public enum WriteStage {
    /** The conditions were checked for the first time. */
    CHECKED,
    /** The intent is committed. */
    INTENT_COMMITTED,
    /** What to write was computed from the stored revision. */
    PREPARED,
    /** The permit was made. */
    PERMITTED,
    /** The forge has written. */
    WRITTEN,
    /** The receipt is committed. */
    RECEIPT_COMMITTED
}
