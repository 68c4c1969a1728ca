package dev.missioncontrol.patch.content;

/**
 * How much of a change is looked into for secrets and the like. What is beyond it counts as not known: it is stored
 * encrypted, not shown, and found by policy as content nobody could look at.
 *
 * @param maxBytes bytes of all contents of a change together, before and after it
 */
public record ScanLimit(long maxBytes) {

    /** The limit used unless configured: 64 MiB. */
    public static ScanLimit defaults() {
        return new ScanLimit(64L << 20);
    }

    /** Begins to count. */
    public Count count() {
        return new Count(maxBytes);
    }

    /** What has been looked into so far. */
    public static final class Count {

        private long left;

        private Count(long left) {
            this.left = left;
        }

        /** Returns whether so many bytes more may be looked into; once not, never again. */
        public boolean take(long bytes) {
            left = left < bytes ? -1 : left - bytes;
            return left >= 0;
        }
    }
}
