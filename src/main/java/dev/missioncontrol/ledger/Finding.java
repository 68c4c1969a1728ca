package dev.missioncontrol.ledger;

/**
 * One thing that does not hold.
 *
 * @param field what is wrong: a field of the entry, {@code payload}, {@code head.hash}...
 * @param expected what the proof says it should be
 * @param found what is there
 */
public record Finding(String field, String expected, String found) {}
