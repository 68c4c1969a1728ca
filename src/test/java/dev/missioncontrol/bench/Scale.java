package dev.missioncontrol.bench;

/**
 * How much is measured.
 *
 * @param quick whether a first impression is enough
 */
record Scale(boolean quick) {

    /** Chooses between two sizes. */
    int of(int full, int small) {
        return quick ? small : full;
    }
}
