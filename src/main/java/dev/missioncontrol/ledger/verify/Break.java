package dev.missioncontrol.ledger.verify;

/**
 * Something in an export that does not hold.
 *
 * @param place where: {@code entry 17}, {@code artifacts/…}, {@code manifest.json}
 * @param field what is wrong there
 * @param expected what it should be
 * @param found what it is
 */
public record Break(String place, String field, String expected, String found) {

    @Override
    public String toString() {
        return place + ": " + field + ": expected " + expected + ", found " + found;
    }
}
